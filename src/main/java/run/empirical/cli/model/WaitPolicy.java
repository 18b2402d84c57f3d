package run.empirical.cli.model;

import java.time.Duration;

/**
 * How long to wait for a gate.
 *
 * @param longest the maximum time to wait
 * @param poll the pause between look-ups
 */
public record WaitPolicy(Duration longest, Duration poll) {}
