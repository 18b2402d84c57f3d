package run.empirical.cli.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The moment that ages count from.
 *
 * @param shown what the shown ages count from
 * @param judged what the gate measures staleness from; later than {@code shown} when the clocks
 *     disagree and the local one is ahead
 * @param anchored whether the user named the moment with {@code --before}
 */
public record ReferenceTime(Instant shown, Instant judged, boolean anchored) {
  /** The window's end when it is given and past, else now. */
  public static ReferenceTime of(@Nullable Instant before, Clocks clocks) {
    return before != null && !before.isAfter(clocks.now())
        ? new ReferenceTime(before, before, true)
        : new ReferenceTime(clocks.now(), clocks.latest(), false);
  }
}
