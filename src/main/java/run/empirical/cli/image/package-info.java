/**
 * What the native program does otherwise than Java, and what a JVM never loads: its entry, and a
 * substitution that the image's build puts in place of a method of the JDK, which spares time at
 * each look-up.
 */
@NullMarked
package run.empirical.cli.image;

import org.jspecify.annotations.NullMarked;
