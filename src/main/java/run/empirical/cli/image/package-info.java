/**
 * What the native program does otherwise than Java: substitutions that the image's build puts in
 * place of the JDK's own methods, and that a JVM never loads. Knows nobody.
 */
@NullMarked
package run.empirical.cli.image;

import org.jspecify.annotations.NullMarked;
