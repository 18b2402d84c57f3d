package run.empirical.cli.testcases;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;

/**
 * What the readers of lists and reports share: where they read, how strictly, and what was read.
 *
 * @param gated whether a gate judges the answer: a blank list or an incomplete report is an error
 * @param projects the Playwright projects of all lists of the API that have been read
 */
public record ReadingContext(
    Host host, InputFiles inputs, Console console, boolean gated, Set<@Nullable String> projects) {}
