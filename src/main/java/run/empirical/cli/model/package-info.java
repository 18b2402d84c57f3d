/**
 * The question and its answer in the field's own words: look-ups, last passes, ages, the gate and
 * its verdict. Knows {@code java.base} only and no other package of this program.
 */
@NullMarked
package run.empirical.cli.model;

import org.jspecify.annotations.NullMarked;
