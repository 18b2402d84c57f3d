/**
 * The domain model: look-ups, last passes, ages and the gate. Depends on {@code java.base} only.
 */
@NullMarked
package run.empirical.cli.model;

import org.jspecify.annotations.NullMarked;
