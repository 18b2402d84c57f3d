package run.empirical.cli.answer;

import java.time.Duration;
import run.empirical.cli.model.Gate;

/**
 * What to wait for, and for how long.
 *
 * @param gate the gate that is to be met
 * @param longest how long to wait in all
 * @param poll the pause between look-ups
 */
public record WaitPolicy(Gate gate, Duration longest, Duration poll) {}
