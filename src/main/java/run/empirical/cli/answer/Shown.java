package run.empirical.cli.answer;

import run.empirical.cli.output.OutputFormat;

/**
 * What standard output shows, so that messages need not repeat it.
 *
 * @param format the format
 * @param toPerson whether a person reads it on a terminal
 * @param onlyUnmet whether test cases that meet the gate are left out
 */
public record Shown(OutputFormat format, boolean toPerson, boolean onlyUnmet) {}
