package run.empirical.cli.run;

import run.empirical.cli.model.Answer;
import run.empirical.cli.time.RunClock;

/**
 * The answer after a round of look-ups.
 *
 * @param answer the answer about all test cases of the run
 * @param clocks the clocks when the answer was judged
 * @param notBefore the earliest time, in {@code Time.nanos}, for the next request
 */
record RoundAnswer(Answer answer, RunClock.Reading clocks, long notBefore) {}
