package run.empirical.cli.client;

import java.time.Duration;
import java.time.Instant;
import run.empirical.cli.model.Time;

/** A stopped clock. */
record StillTime() implements Time {
  /** A deadline that never passes. */
  static final Deadline NEVER = new Deadline(new StillTime(), 1);

  @Override
  public Instant now() {
    return Instant.EPOCH;
  }

  @Override
  public long nanos() {
    return 0;
  }

  @Override
  public void sleep(Duration duration) {
    throw new IllegalStateException("nothing ever ends this");
  }
}
