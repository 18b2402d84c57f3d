package run.empirical.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import run.empirical.cli.time.Time;

/**
 * Clocks that only a sleep advances: it takes no real time and is recorded. The monotonic clock
 * also follows the real one if asked to, for tests with a server that never answers.
 */
final class CliTime implements Time {
  private final List<Duration> pauses = new ArrayList<>();
  private Duration slept = Duration.ZERO;
  private Duration jump = Duration.ZERO;
  private Instant start;
  private boolean real;

  CliTime(Instant start) {
    this.start = start;
  }

  void start(Instant newStart) {
    start = newStart;
  }

  void setBack(Duration newJump) {
    jump = newJump;
  }

  void followRealTime() {
    real = true;
  }

  List<Duration> pauses() {
    return pauses;
  }

  @Override
  public synchronized Instant now() {
    return start.plus(slept);
  }

  @Override
  public synchronized long nanos() {
    return slept.toNanos() + (real ? System.nanoTime() : 0);
  }

  @Override
  public synchronized void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    pauses.add(duration);
    start = start.minus(jump);
    jump = Duration.ZERO;
    slept = slept.plus(duration);
  }
}
