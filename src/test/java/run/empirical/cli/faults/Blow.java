package run.empirical.cli.faults;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Records when a fault occurred, if it did. */
final class Blow {
  private final AtomicReference<Long> nanos = new AtomicReference<>();

  /** Records the first time only. */
  void strike() {
    nanos.compareAndSet(null, System.nanoTime());
  }

  /** A {@link System#nanoTime} value; null if the fault has not occurred. */
  @Nullable Long nanos() {
    return nanos.get();
  }
}
