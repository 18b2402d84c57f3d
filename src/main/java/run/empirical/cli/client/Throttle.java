package run.empirical.cli.client;

import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Failure;

/** What failed tries ask of a whole round; times are {@code Time.nanos} values. */
final class Throttle {
  private long pausedUntil;
  private long notBefore;
  private @Nullable Failure stop;

  /** Asks for nothing yet. */
  Throttle(long now) {
    pausedUntil = now;
    notBefore = now;
  }

  /** Sends no request before this time. */
  void pauseUntil(long nanos) {
    pausedUntil = later(pausedUntil, nanos);
  }

  /** Starts no further round before this time. */
  void startNoRoundBefore(long nanos) {
    notBefore = later(notBefore, nanos);
  }

  /** Sends no more requests; the first reason counts. */
  void stop(Failure reason) {
    stop = stop == null ? reason : stop;
  }

  /** Before this time no request is sent. */
  long pausedUntil() {
    return pausedUntil;
  }

  /** Before this time no further round starts. */
  long notBefore() {
    return notBefore;
  }

  /** The failure of all that is not sent; null as long as requests are sent. */
  @Nullable Failure stopped() {
    return stop;
  }

  private static long later(long one, long other) {
    return one - other > 0 ? one : other;
  }
}
