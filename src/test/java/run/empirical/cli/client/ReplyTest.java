package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The {@code Retry-After} of a reply. */
class ReplyTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:16:04.250Z");

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "90, PT1M30S",
    "31536000, P365D",
    "31536001, P365D",
    "999999999, P365D",
    "1000000000, P365D",
    "9999999999999999999, P365D",
    "000000000000000000007, PT7S",
    "'Tue, 24 Nov 2026 12:16:05 GMT', PT0.75S",
    "'Tue, 24 Nov 2026 12:16:04 GMT', PT0S",
    "'Tue, 24 Nov 2020 12:16:05 GMT', PT0S",
    "'Fri, 31 Dec 9999 23:59:59 GMT', P365D"
  })
  void usesTheDelayFromRetryAfter(String retryAfter, Duration delay) {
    assertEquals(delay, asking(retryAfter).retryAfter(NOW));
  }

  @Test
  void comparesADateWithTheRepliesOwn() {
    Map<String, List<String>> headers =
        Map.of(
            "retry-after", List.of("Tue, 24 Nov 2026 13:00:05 GMT"),
            "date", List.of("Tue, 24 Nov 2026 13:00:00 GMT"));
    assertEquals(Duration.ofSeconds(5), new Reply(503, new byte[0], headers).retryAfter(NOW));
    assertNull(new Reply(503, new byte[0], Map.of()).retryAfter(NOW));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "9:",
        "-1",
        "2026-11-24T13:00:00Z",
        "Mon, 24 Nov 2026 13:00:00 GMT",
        "Tue, 24 Nov 999999999 13:00:00 GMT",
        "Tuesday, 24-Nov-26 13:00:00 GMT"
      })
  void ignoresAnInvalidRetryAfter(String retryAfter) {
    assertNull(asking(retryAfter).retryAfter(NOW));
  }

  private static Reply asking(String retryAfter) {
    return new Reply(503, new byte[0], Map.of("retry-after", List.of(retryAfter)));
  }
}
