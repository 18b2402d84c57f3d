/**
 * Code for the native program only, never loaded by a JVM: its entry point, and a substitution for
 * a JDK method that saves time in each look-up.
 */
@NullMarked
package run.empirical.cli.image;

import org.jspecify.annotations.NullMarked;
