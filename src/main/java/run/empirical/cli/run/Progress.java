package run.empirical.cli.run;

import java.time.Duration;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.Host;
import run.empirical.cli.lookup.RoundListener;
import run.empirical.cli.model.LookUpResult;
import run.empirical.cli.time.Time;
import run.empirical.cli.time.TypedDuration;

/**
 * Shows a run's progress. On a terminal, in a line that is replaced, once something takes over a
 * second. Elsewhere, in one line, once rate limits have delayed the run by five seconds in all.
 */
final class Progress implements RoundListener {
  private static final Duration MAX_SILENT_PAUSES = Duration.ofSeconds(5);
  private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();
  private static final long TICK_NANOS = Duration.ofSeconds(1).toNanos();

  private final Console console;
  private final Time time;

  /** Whether to show a line that is replaced. */
  private final boolean live;

  private int total;
  private int done;
  private int failed;
  private long start;
  private long drawn;
  private Duration paused = Duration.ZERO;
  private boolean notedPauses;

  Progress(Console console, Host host) {
    this.console = console;
    this.time = host.time();
    this.live = !console.isQuiet() && host.terminal().error();
  }

  /** Starts a round of this many look-ups. */
  void start(int lookUps) {
    total = lookUps;
    done = 0;
    failed = 0;
    start = time.nanos();
    drawn = start;
  }

  @Override
  public void ended(LookUpResult lookUp) {
    done++;
    failed += lookUp.failure() == null ? 0 : 1;
    long now = time.nanos();
    if (done == total) {
      console.clearProgress();
    } else if (live && now - start >= TICK_NANOS && now - drawn >= REDRAW_NANOS) {
      drawn = now;
      console.progress(line());
    }
  }

  @Override
  public long tickNanos() {
    return live ? TICK_NANOS : Long.MAX_VALUE;
  }

  @Override
  public void tick() {
    if (time.nanos() - start >= TICK_NANOS) {
      console.progress(line());
    }
  }

  @Override
  public void paused(Duration left) {
    String line = line() + "; rate limited by the API, waiting " + TypedDuration.formatUp(left);
    if (live) {
      if (time.nanos() + left.toNanos() - start >= TICK_NANOS) {
        console.progress(line);
      }
      return;
    }
    paused = paused.plus(left);
    if (!notedPauses && paused.compareTo(MAX_SILENT_PAUSES) >= 0) {
      notedPauses = true;
      console.note(line);
    }
  }

  private String line() {
    return done + " of " + total + " looked up" + (failed == 0 ? "" : ", " + failed + " failed");
  }
}
