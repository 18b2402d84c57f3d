package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;
import run.empirical.cli.UnsteadyApi;

/** Lists that a server answers slowly, with the system's clock and over real sockets. */
@Tag("native")
@EnabledOnOs({OS.LINUX, OS.MAC})
final class RateLimitIT {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  /** The time within which requests sent before a 429 arrive, even on a busy machine. */
  private static final long UNDER_WAY = Duration.ofMillis(200).toNanos();

  /** The time that an answer takes. */
  private static final long ANSWER = Duration.ofMillis(200).toNanos();

  /**
   * A run against a server that answers this number of requests in each second.
   *
   * @param retryAfter the value of the header; null for none
   */
  private record Limited(int tests, int perSecond, @Nullable String retryAfter) {
    /** Runs the program; returns the violations. */
    List<String> run() throws Exception {
      Limiter limiter = new Limiter(perSecond, retryAfter);
      try (UnsteadyApi api = UnsteadyApi.start((id, attempt) -> limiter.reply())) {
        List<String> arguments = new ArrayList<>(List.of("last-pass", "-o", "tsv"));
        IntStream.range(0, tests).forEach(i -> arguments.add("t" + i));
        Outcome outcome =
            ShippedProgram.underTest()
                .run(
                    Path.of("").toAbsolutePath(),
                    Map.of("EMPIRICAL_API_URL", api.url(), "EMPIRICALRUN_KEY", FakeApi.KEY),
                    arguments.toArray(String[]::new));
        boolean all = outcome.exit() == 0 && outcome.out().lines().count() == tests;
        return Stream.concat(
                all ? Stream.of() : Stream.of(this + ": " + outcome),
                limiter.tooSoon().map(early -> this + ": " + early))
            .toList();
      }
    }
  }

  /** Counts requests. Answers after 0.2 s; rejects at once. */
  private static final class Limiter {
    private final int perSecond;
    private final @Nullable String retryAfter;
    private final List<Long> requests = new ArrayList<>();
    private final List<Long> refusals = new ArrayList<>();
    private long window;
    private int used;

    Limiter(int perSecond, @Nullable String retryAfter) {
      this.perSecond = perSecond;
      this.retryAfter = retryAfter;
    }

    UnsteadyApi.Reply reply() {
      if (allows(System.nanoTime())) {
        LockSupport.parkNanos(ANSWER);
        return new UnsteadyApi.Reply(200, FakeApi.ONE_PASS);
      }
      return new UnsteadyApi.Reply(
          429, "", retryAfter == null ? List.of() : List.of("Retry-After: " + retryAfter));
    }

    private synchronized boolean allows(long now) {
      requests.add(now);
      used = now / SECOND == window ? used + 1 : 1;
      window = now / SECOND;
      if (used > perSecond) {
        refusals.add(now);
      }
      return used <= perSecond;
    }

    /** The requests that arrived during a pause for which the API had asked. */
    synchronized Stream<String> tooSoon() {
      if (retryAfter == null) {
        return Stream.of();
      }
      long pause = Duration.ofSeconds(Long.parseLong(retryAfter)).toNanos();
      return refusals.stream()
          .flatMap(
              refusal ->
                  requests.stream()
                      .map(request -> request - refusal)
                      .filter(later -> later > UNDER_WAY && later < pause)
                      .map(later -> "a request " + later / 1_000_000 + " ms after a 429"));
    }
  }

  @Test
  void answersAllByDefault() throws Exception {
    List<Callable<List<String>>> runs = new ArrayList<>();
    for (String asked : Arrays.asList("0", "1", null)) {
      runs.add(new Limited(60, 20, asked)::run);
      runs.add(new Limited(12, 3, asked)::run);
    }
    List<String> faults = new ArrayList<>();
    ExecutorService atOnce = Executors.newCachedThreadPool();
    try {
      for (Future<List<String>> run : atOnce.invokeAll(runs)) {
        faults.addAll(run.get());
      }
    } finally {
      atOnce.shutdownNow();
    }
    assertEquals(List.of(), faults);
  }
}
