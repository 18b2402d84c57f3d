package run.empirical.cli.playwright;

import org.jspecify.annotations.Nullable;

/**
 * A test's ID.
 *
 * @param text null if unknown
 * @param repeat the index of the repeat, from 0
 * @param problem why it is unknown; empty if it is known
 */
record TestId(@Nullable String text, int repeat, String problem) {}
