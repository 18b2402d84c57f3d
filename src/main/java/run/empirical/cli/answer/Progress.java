package run.empirical.cli.answer;

import java.time.Duration;
import run.empirical.cli.host.Console;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.Time;

/** Shows on a terminal how far a batch is; shows nothing elsewhere. */
public final class Progress {
  private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();

  private final Console console;
  private final Time time;
  private final int total;
  private final boolean shown;
  private final long start;
  private long drawn;
  private int done;
  private int failed;

  /**
   * Starts counting.
   *
   * @param total look-ups in all
   * @param shown whether there is a terminal to show it on
   */
  public Progress(Console console, Time time, int total, boolean shown) {
    this.console = console;
    this.time = time;
    this.total = total;
    this.shown = shown;
    this.start = time.nanos();
    this.drawn = start;
  }

  /** Counts a look-up that is over. */
  public void finished(LookUp lookUp) {
    done++;
    failed += lookUp.failure() == null ? 0 : 1;
    if (!shown) {
      return;
    }
    long now = time.nanos();
    if (done == total) {
      console.clearStatus();
    } else if (now - drawn >= REDRAW_NANOS) {
      drawn = now;
      console.status(line(now));
    }
  }

  private String line(long now) {
    long perSecond = done * Duration.ofSeconds(1).toNanos() / (now - start);
    return done
        + " of "
        + total
        + " looked up, "
        + perSecond
        + "/s"
        + (failed == 0 ? "" : ", " + failed + " failed");
  }
}
