/** A local server that emulates the API. The client knows nothing of it. */
@NullMarked
package run.empirical.cli.sandbox;

import org.jspecify.annotations.NullMarked;
