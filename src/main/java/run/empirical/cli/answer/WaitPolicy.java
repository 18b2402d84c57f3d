package run.empirical.cli.answer;

import java.time.Duration;
import run.empirical.cli.model.Gate;

/**
 * How long to wait for a gate.
 *
 * @param gate the gate
 * @param longest the maximum time to wait
 * @param poll the pause between look-ups
 */
public record WaitPolicy(Gate gate, Duration longest, Duration poll) {}
