/** Streaming JSON reader with readable errors. Depends on Jackson only. */
@NullMarked
package run.empirical.cli.json;

import org.jspecify.annotations.NullMarked;
