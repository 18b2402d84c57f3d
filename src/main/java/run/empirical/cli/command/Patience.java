package run.empirical.cli.command;

import java.time.Duration;
import run.empirical.cli.model.Gate;

/**
 * What to wait for, and for how long.
 *
 * @param gate the gate that is to be met
 * @param longest how long to wait in all
 * @param poll the pause between look-ups
 */
record Patience(Gate gate, Duration longest, Duration poll) {}
