/**
 * The domain model: look-ups, last passes, the gate and the answer. Knows neither files nor HTTP.
 */
@NullMarked
package run.empirical.cli.model;

import org.jspecify.annotations.NullMarked;
