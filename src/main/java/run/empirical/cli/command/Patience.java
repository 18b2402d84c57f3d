package run.empirical.cli.command;

import java.time.Duration;

/**
 * How long to wait for the gate to be met.
 *
 * @param longest how long to wait in all
 * @param poll the pause between look-ups
 */
record Patience(Duration longest, Duration poll) {}
