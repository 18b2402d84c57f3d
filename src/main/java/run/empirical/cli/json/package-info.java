/** A JSON document read as a stream by what is expected of it. Knows Jackson, nothing else. */
@NullMarked
package run.empirical.cli.json;

import org.jspecify.annotations.NullMarked;
