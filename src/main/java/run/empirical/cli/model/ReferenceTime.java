package run.empirical.cli.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time that ages count from: the window's end if it is set and past, else now.
 *
 * @param before the window's end; null if it is not set
 * @param clocks the current time
 */
public record ReferenceTime(@Nullable Instant before, Clocks clocks) {
  /** Whether it is the window's end, as set by the user, rather than now. */
  public boolean anchored() {
    return before != null && !before.isAfter(clocks.now());
  }

  /** The reference for displayed ages. */
  public Instant shown() {
    return before != null && anchored() ? before : clocks.now();
  }

  /** The reference for the gate: later than {@link #shown} if the local clock is ahead. */
  public Instant judged() {
    return before != null && anchored() ? before : clocks.latest();
  }
}
