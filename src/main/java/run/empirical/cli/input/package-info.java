/**
 * Reads which test cases to look up by their IDs and links, one by one and in lists. Knows no API
 * and no output format.
 */
@NullMarked
package run.empirical.cli.input;

import org.jspecify.annotations.NullMarked;
