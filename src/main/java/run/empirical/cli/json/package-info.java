/** Reads JSON, with errors that people understand. Depends on Jackson only. */
@NullMarked
package run.empirical.cli.json;

import org.jspecify.annotations.NullMarked;
