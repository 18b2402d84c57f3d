package run.empirical.cli.faults;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Knows when a fault struck, if it did. */
final class Blow {
  private final AtomicReference<Long> nanos = new AtomicReference<>();

  /** The first time counts. */
  void strike() {
    nanos.compareAndSet(null, System.nanoTime());
  }

  /** On the clock of {@link System#nanoTime}; null as long as all is well. */
  @Nullable Long nanos() {
    return nanos.get();
  }
}
