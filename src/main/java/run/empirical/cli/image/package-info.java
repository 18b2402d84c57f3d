/**
 * What the native program does otherwise than Java, and what a JVM never loads: its entry, and
 * substitutions that the image's build puts in place of methods of the JDK and of Jackson. Those
 * spare time at each start, or leave out what nothing here uses but something that is used could
 * reach.
 */
@NullMarked
package run.empirical.cli.image;

import org.jspecify.annotations.NullMarked;
