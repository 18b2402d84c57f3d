package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.client.RetryPolicy.Decision;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;

/** What follows from a failed try. */
class RetryPolicyTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /**
   * With two retries. "left" is the time to the look-up's own deadline, which is at most 30 s, "run
   * left" that to the run's.
   */
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          failure   | Retry-After | tries | left | run left | decision

          # Which failures may go away.
          lost      |             | 1     | 30s  |          | again in 500 ms
          untrusted |             | 1     | 30s  |          | fail
          400       |             | 1     | 30s  |          | fail
          401       | 1s          | 1     | 30s  |          | fail
          408       |             | 1     | 30s  |          | again in 500 ms
          429       |             | 1     | 30s  |          | again in 500 ms, others pause
          500       |             | 1     | 30s  |          | again in 500 ms
          501       |             | 1     | 30s  |          | fail
          502       |             | 1     | 30s  |          | again in 500 ms
          503       |             | 1     | 30s  |          | again in 500 ms
          504       |             | 1     | 30s  |          | again in 500 ms
          505       |             | 1     | 30s  |          | fail

          # How often, and after how long.
          503       |             | 2     | 30s  |          | again in 1000 ms
          503       |             | 3     | 30s  |          | fail
          503       | 0s          | 2     | 30s  |          | again in 0 ms
          503       | 7s          | 1     | 30s  |          | again in 7000 ms
          503       | 7s          | 3     | 30s  |          | fail

          # Deadlines; the run's outranks the look-up's.
          503       |             | 2     | 1s   |          | fail
          503       |             | 2     | 30s  | 1s       | fail
          503       | 9s          | 1     | 10s  | 10s      | again in 9000 ms
          503       | 10s         | 1     | 10s  |          | fail past --timeout
          503       | 10s         | 1     | 30s  | 10s      | fail past --wait
          503       | 10s         | 1     | 10s  | 10s      | fail past --wait
          503       | 10s         | 3     | 10s  |          | fail past --timeout

          # A rate limit is one for all look-ups.
          429       | 7s          | 1     | 30s  | 30s      | again in 7000 ms, others pause
          429       | 7s          | 3     | 30s  |          | fail, others pause
          429       | 7s          | 1     | 5s   |          | fail past --timeout, others pause
          429       |             | 1     | 500ms |          | fail, others pause
          429       | 29s         | 1     | 30s  |          | again in 29000 ms, others pause
          429       | 30s         | 1     | 30s  |          | fail past --timeout, others stop
          429       | 7s          | 1     | 30s  | 7s       | fail past --wait, others stop
          429       | 7s          | 3     | 30s  | 7s       | fail past --wait, others stop
          429       |             | 1     | 30s  | 500ms    | fail, others stop

          # 32 s, which only this look-up has to wait, since the reply does not ask for it.
          429       |             | 7     | 30s  |          | fail
          """)
  void decides(
      String failure,
      @Nullable String retryAfter,
      int tries,
      String left,
      @Nullable String runLeft,
      String decision) {
    RetryPolicy policy = new RetryPolicy(TIMEOUT, 2, () -> 0);
    Decision next =
        policy.decide(
            failure(failure),
            retryAfter == null ? null : duration(retryAfter),
            tries,
            0,
            new Deadline(duration(left).toNanos(), TIMEOUT, "--timeout"),
            runLeft == null ? null : new Deadline(duration(runLeft).toNanos(), TIMEOUT, "--wait"));
    assertEquals(decision, inWords(next));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 500",
    "0, 2, 1000",
    "0, 11, 512000",
    "0.25, 3, 1750",
    "0.5, 3, 1500",
    "0.999, 3, 1001"
  })
  void doublesTheDelayAndShortensItByUpToHalf(double random, int tries, long millis) {
    Duration days = Duration.ofDays(9);
    Deadline deadline = new Deadline(days.toNanos(), days, "--timeout");
    Decision next =
        new RetryPolicy(days, 10, () -> random)
            .decide(failure("503"), null, tries, 0, deadline, null);
    assertEquals(Duration.ofMillis(millis), next.delay());
  }

  private static String inWords(Decision decision) {
    String message = decision.failure().message();
    String passed =
        message.contains("past the") ? message.replaceAll(".*\\((.*)\\)", " past $1") : "";
    String what = decision.again() ? "again in " + decision.delay().toMillis() + " ms" : "fail";
    String others =
        switch (decision.others()) {
          case GO_ON -> "";
          case PAUSE -> ", others pause";
          case STOP -> ", others stop";
        };
    return what + passed + others;
  }

  private static Duration duration(String text) {
    return Duration.parse("PT" + text.replace("500ms", "0.5s"));
  }

  private static Failure failure(String what) {
    return switch (what) {
      case "lost" -> new Failure(ExitStatus.UNREACHABLE, what, null, true);
      case "untrusted" -> Failure.of(ExitStatus.UNREACHABLE, what);
      default -> {
        int status = Integer.parseInt(what);
        boolean retryable = status == 408 || status == 429 || (status >= 500 && status != 501);
        yield new Failure(ExitStatus.TRY_LATER, what, status, retryable);
      }
    };
  }
}
