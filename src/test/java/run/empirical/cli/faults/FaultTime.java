package run.empirical.cli.faults;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The time at which a fault occurred, if it did. */
final class FaultTime {
  private final AtomicReference<Long> nanos = new AtomicReference<>();

  /** Records that the fault occurs now, unless it occurred before. */
  void record() {
    nanos.compareAndSet(null, System.nanoTime());
  }

  /** A {@link System#nanoTime} value; null if the fault has not occurred. */
  @Nullable Long nanos() {
    return nanos.get();
  }
}
