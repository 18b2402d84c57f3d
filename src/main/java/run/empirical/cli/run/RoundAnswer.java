package run.empirical.cli.run;

import run.empirical.cli.model.Answer;
import run.empirical.cli.time.RunClock;

/**
 * The answer after a round of look-ups.
 *
 * @param answer about all test cases of the run
 * @param clocks when it was judged
 * @param notBefore the earliest time, in {@code Time.nanos}, at which the API wants more requests
 */
record RoundAnswer(Answer answer, RunClock.Reading clocks, long notBefore) {}
