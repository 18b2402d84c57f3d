package run.empirical.cli.testcases;

import run.empirical.cli.host.Console;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;

/**
 * Where lists and reports of test cases are read from, and how strictly.
 *
 * @param gated whether a gate judges the answer: a blank list or an incomplete report is an error
 */
public record Sources(Host host, InputFiles inputs, Console console, boolean gated) {}
