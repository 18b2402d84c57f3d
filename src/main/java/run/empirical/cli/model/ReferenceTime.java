package run.empirical.cli.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time that ages count from.
 *
 * @param shown the reference for displayed ages
 * @param judged the reference for the gate; later than {@code shown} if the clocks disagree and the
 *     local one is ahead
 * @param anchored whether the user set it with {@code --before}
 */
public record ReferenceTime(Instant shown, Instant judged, boolean anchored) {
  /** The window's end if it is set and past, else now. */
  public static ReferenceTime of(@Nullable Instant before, Clocks clocks) {
    return before != null && !before.isAfter(clocks.now())
        ? new ReferenceTime(before, before, true)
        : new ReferenceTime(clocks.now(), clocks.latest(), false);
  }
}
