package run.empirical.cli.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.ManualTime;
import run.empirical.cli.Sample;
import run.empirical.cli.client.ApiSession;
import run.empirical.cli.client.ScriptedApi;
import run.empirical.cli.client.ScriptedApi.Response;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.lookup.RetryPolicy.Decision;
import run.empirical.cli.model.LastPassRequest;
import run.empirical.cli.model.TestCase;

/** The policy for retries. */
class RetryPolicyTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /**
   * There are two retries. "left" is the time to the look-up's own deadline, at most 30 s; "run
   * left" is the time to the run's deadline.
   */
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          failure   | Retry-After | failures | left | run left | decision

          # Which failures may go away.
          lost      |             | 1        | 30s  |          | again in 500 ms
          untrusted |             | 1        | 30s  |          | end
          bug       |             | 1        | 30s  |          | end
          breach    |             | 1        | 30s  |          | end
          302       |             | 1        | 30s  |          | end
          400       |             | 1        | 30s  |          | end
          401       | 1s          | 1        | 30s  |          | end
          403       |             | 1        | 30s  |          | end
          404       |             | 1        | 30s  |          | end
          407       |             | 1        | 30s  |          | end
          408       |             | 1        | 30s  |          | again in 500 ms
          425       |             | 1        | 30s  |          | end
          429       |             | 1        | 30s  |          | pause the round
          500       |             | 1        | 30s  |          | again in 500 ms
          backend   |             | 1        | 30s  |          | again in 500 ms
          501       |             | 1        | 30s  |          | again in 500 ms
          502       |             | 1        | 30s  |          | again in 500 ms
          505       |             | 1        | 30s  |          | again in 500 ms
          520       |             | 1        | 30s  |          | again in 500 ms
          529       |             | 1        | 30s  |          | again in 500 ms
          599       |             | 1        | 30s  |          | again in 500 ms

          # How often, and after how long.
          503       |             | 2        | 30s  |          | again in 1000 ms
          503       |             | 3        | 30s  |          | end
          503       | 0s          | 2        | 30s  |          | again in 1000 ms
          503       | 7s          | 1        | 30s  |          | again in 7000 ms
          503       | 7s          | 3        | 30s  |          | end

          # Deadlines; the run's outranks the look-up's.
          503       |             | 2        | 1s   |          | end
          503       |             | 2        | 30s  | 1s       | end
          503       | 0s          | 2        | 1s   |          | end
          503       | 1s          | 2        | 1s   |          | end past --timeout
          503       | 9s          | 1        | 10s  | 10s      | again in 9000 ms
          503       | 10s         | 1        | 10s  |          | end past --timeout
          503       | 10s         | 1        | 30s  | 10s      | end past --wait
          503       | 10s         | 1        | 10s  | 10s      | end past --wait
          """)
  void decides(
      String failure,
      @Nullable String retryAfter,
      int failures,
      String left,
      @Nullable String runLeft,
      String decision)
      throws Exception {
    RetryPolicy policy = new RetryPolicy(TIMEOUT, 2, RateLimit.MAX_SILENCE, () -> 0);
    Failure failed = Objects.requireNonNull(failure(failure));
    RateLimit limit = new RateLimit(policy, null, 0);
    Decision next =
        policy.decide(
            failed,
            retryAfter == null ? null : duration(retryAfter),
            failures,
            0,
            new Deadline(duration(left).toNanos(), TIMEOUT, "--timeout"),
            runLeft == null ? null : new Deadline(duration(runLeft).toNanos(), TIMEOUT, "--wait"));
    assertEquals(decision, limit.pausesAfter(failed) ? "pause the round" : text(next));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 500",
    "0, 2, 1000",
    "0, 6, 16000",
    "0, 7, 30000",
    "0, 100, 30000",
    "0.25, 3, 1750",
    "0.5, 3, 1500",
    "0.999, 3, 1001"
  })
  void doublesTheDelayAndShortensItByUpToHalf(double random, int number, long millis) {
    RetryPolicy policy = new RetryPolicy(TIMEOUT, 10, RateLimit.MAX_SILENCE, () -> random);
    assertEquals(Duration.ofMillis(millis), policy.backOff(number));
  }

  private static String text(Decision decision) {
    String message = decision.failure().message();
    String passed =
        message.contains("past the") ? message.replaceAll(".*\\((.*)\\)", " past $1") : "";
    return decision.delay() == null
        ? "end" + passed
        : "again in " + decision.delay().toMillis() + " ms";
  }

  private static Duration duration(String text) {
    return Duration.parse("PT" + text);
  }

  private static @Nullable Failure failure(String what) throws Exception {
    ScriptedApi api = new ScriptedApi(() -> 0);
    switch (what) {
      case "lost" -> api.fails("a", new IOException(what));
      case "untrusted" -> api.fails("a", new CertificateException(what));
      case "bug" -> api.fails("a", new IllegalStateException(what));
      case "breach" -> api.replies("a", new Response(200, "{}", Map.of()));
      case "backend" -> api.replies("a", new Response(500, "{\"error\":\"analytics\"}", Map.of()));
      default -> api.replies("a", new Response(Integer.parseInt(what), "{}", Map.of()));
    }
    LastPassRequest request = Sample.create().question().request(TestCase.of("a"));
    ApiSession session = api.session(1, new ManualTime(Instant.EPOCH), lines -> {});
    return session.send(request, () -> {}).result().failure();
  }
}
