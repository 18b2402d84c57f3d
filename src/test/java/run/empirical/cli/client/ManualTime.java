package run.empirical.cli.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import run.empirical.cli.time.Time;

/** A clock that pauses advance. */
final class ManualTime implements Time {
  private final List<Duration> pauses = new ArrayList<>();
  private Duration oversleep = Duration.ZERO;
  private Duration slept = Duration.ZERO;
  private Duration readDuration = Duration.ZERO;

  List<Duration> pauses() {
    return pauses;
  }

  /** Makes each pause longer than it should be. */
  void oversleep(Duration more) {
    oversleep = more;
  }

  /** Makes each look at the clock take time. */
  void readDuration(Duration duration) {
    readDuration = duration;
  }

  @Override
  public Instant now() {
    return Instant.EPOCH.plusMillis(990).plus(slept);
  }

  @Override
  public long nanos() {
    slept = slept.plus(readDuration);
    return slept.toNanos();
  }

  @Override
  public void sleep(Duration duration) {
    pauses.add(duration);
    slept = slept.plus(duration).plus(oversleep);
  }
}
