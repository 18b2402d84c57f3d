package run.empirical.cli;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Leaves parts out of a random scenario while it still fails, so that people can read it. */
public final class Shrinking {
  /** No run starts later: after one that hangs, the test ends. */
  private static final Duration MAX_DURATION = Duration.ofSeconds(5);

  private Shrinking() {}

  /** Runs a scenario, and fails if the result is wrong. */
  public interface Check<T> {
    /** Runs the scenario. */
    void run(T scenario) throws Exception;
  }

  /**
   * Runs a scenario. If it fails, so does this, as the smallest scenario did that failed: it does
   * not run again, since it may pass then.
   *
   * @param filter asks once about each part of a scenario whether to keep it, before it asks about
   *     the parts of that part, and makes a scenario with those that are kept
   */
  public static <T> void check(
      T scenario, Check<T> check, BiFunction<T, Predicate<Object>, T> filter) throws Throwable {
    long start = System.nanoTime();
    Throwable failure = failure(scenario, check);
    T smallest = scenario;
    int kept = 0;
    while (failure != null) {
      int leftOut = kept;
      AtomicInteger parts = new AtomicInteger();
      T candidate = filter.apply(smallest, part -> parts.getAndIncrement() != leftOut);
      if (parts.get() <= leftOut || System.nanoTime() - start > MAX_DURATION.toNanos()) {
        throw failure;
      }
      Throwable other = failure(candidate, check);
      if (other == null) {
        kept++;
      } else {
        failure = other;
        smallest = candidate;
      }
    }
  }

  private static <T> @Nullable Throwable failure(T scenario, Check<T> check) {
    try {
      check.run(scenario);
      return null;
    } catch (Exception | AssertionError e) {
      return e;
    }
  }
}
