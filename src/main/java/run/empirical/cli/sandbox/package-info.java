/**
 * A local server that emulates the API with invented data. Depends on {@code model} and {@code
 * json} only; the client does not depend on it.
 */
@NullMarked
package run.empirical.cli.sandbox;

import org.jspecify.annotations.NullMarked;
