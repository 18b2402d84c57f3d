/**
 * What the native program does otherwise than Java: substitutions that the image's build puts in
 * place of methods of the JDK and of Jackson, and that a JVM never loads. They spare time at each
 * start, or leave out what nothing here uses but something that is used could reach.
 */
@NullMarked
package run.empirical.cli.image;

import org.jspecify.annotations.NullMarked;
