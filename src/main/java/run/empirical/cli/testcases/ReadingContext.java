package run.empirical.cli.testcases;

import java.util.Set;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;

/**
 * What the readers of lists and reports share: where they read, and what was read.
 *
 * @param projects the Playwright projects of all lists of the API that have been read
 */
public record ReadingContext(Host host, InputFiles inputs, Console console, Set<String> projects) {}
