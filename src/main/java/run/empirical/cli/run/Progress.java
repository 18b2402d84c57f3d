package run.empirical.cli.run;

import java.time.Duration;
import run.empirical.cli.client.LookUps;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.Host;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.time.Time;

/** Shows a run's progress on a terminal. */
public final class Progress implements LookUps.Listener {
  private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();
  private static final long TICK_NANOS = Duration.ofSeconds(1).toNanos();

  private final Console console;
  private final Time time;
  private final int total;
  private final long start;
  private long drawn;
  private int done;
  private int failed;

  /** Shows the progress of so many look-ups on a terminal, and nothing elsewhere or if quiet. */
  public static LookUps.Listener of(Host host, Console console, int total) {
    boolean shown = !console.isQuiet() && host.terminal().error();
    return shown ? new Progress(console, host.time(), total) : lookUp -> {};
  }

  private Progress(Console console, Time time, int total) {
    this.console = console;
    this.time = time;
    this.total = total;
    this.start = time.nanos();
    this.drawn = start;
  }

  @Override
  public void finished(LookUp lookUp) {
    done++;
    failed += lookUp.failure() == null ? 0 : 1;
    long now = time.nanos();
    if (done == total) {
      console.clearStatus();
    } else if (now - start >= TICK_NANOS && now - drawn >= REDRAW_NANOS) {
      drawn = now;
      console.status(line());
    }
  }

  @Override
  public long tickNanos() {
    return TICK_NANOS;
  }

  @Override
  public void tick() {
    if (time.nanos() - start >= TICK_NANOS) {
      console.status(line());
    }
  }

  private String line() {
    return done + " of " + total + " looked up" + (failed == 0 ? "" : ", " + failed + " failed");
  }
}
