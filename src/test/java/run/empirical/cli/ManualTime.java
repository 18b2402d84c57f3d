package run.empirical.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import run.empirical.cli.time.Time;

/**
 * Clocks that advance only when a test advances them or the program sleeps. A sleep takes no real
 * time and is recorded. For tests with a server that never answers, the monotonic clock can also
 * follow the real one.
 */
public final class ManualTime implements Time {
  private final List<Duration> pauses = new ArrayList<>();
  private Instant start;
  private Duration passed = Duration.ZERO;
  private Duration jump = Duration.ZERO;
  private Duration oversleep = Duration.ZERO;
  private Duration readDuration = Duration.ZERO;
  private boolean real;

  /** Creates clocks that start at this time. */
  public ManualTime(Instant start) {
    this.start = start;
  }

  /** Sets the local clock. */
  public synchronized void set(Instant time) {
    start = time.minus(passed);
  }

  /** Advances both clocks. */
  public synchronized void pass(Duration duration) {
    passed = passed.plus(duration);
  }

  /** Sets the local clock back once, at the next sleep. */
  public synchronized void setBack(Duration newJump) {
    jump = newJump;
  }

  /** Makes each sleep longer than it should be. */
  public synchronized void oversleep(Duration more) {
    oversleep = more;
  }

  /** Makes each reading of the monotonic clock take time. */
  public synchronized void readDuration(Duration duration) {
    readDuration = duration;
  }

  /** Lets real time pass on the monotonic clock, too. */
  public synchronized void followRealTime() {
    real = true;
  }

  /** The requested duration of each sleep, in order. */
  public synchronized List<Duration> pauses() {
    return List.copyOf(pauses);
  }

  @Override
  public synchronized Instant now() {
    return start.plus(passed);
  }

  @Override
  public synchronized long nanos() {
    passed = passed.plus(readDuration);
    return passed.toNanos() + (real ? System.nanoTime() : 0);
  }

  @Override
  public synchronized void sleep(Duration duration) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    pauses.add(duration);
    start = start.minus(jump);
    jump = Duration.ZERO;
    passed = passed.plus(duration).plus(oversleep);
  }
}
