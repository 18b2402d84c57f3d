package run.empirical.cli.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.000Z");

  /**
   * Also tests one millisecond before and after each age, where the text may change. A pass up to
   * two minutes in the future is just now.
   */
  @ParameterizedTest
  @CsvSource({
    "PT-2M, 2026-11-24T12:02:00Z, just now, just now",
    "PT0S, just now, just now, just now",
    "PT59S, just now, just now, just now",
    "PT1M, just now, 1 minute ago, 1 minute ago",
    "PT2M, 1 minute ago, 2 minutes ago, 2 minutes ago",
    "PT59M, 58 minutes ago, 59 minutes ago, 59 minutes ago",
    "PT1H, 59 minutes ago, 1 hour ago, 1 hour ago",
    "PT2H, 1 hour ago, 2 hours ago, 2 hours ago",
    "PT23H, 22 hours ago, 23 hours ago, 23 hours ago",
    "P1D, 23 hours ago, 1 day ago, 1 day ago",
    "P2D, 1 day ago, 2 days ago, 2 days ago",
    "P29D, 28 days ago, 29 days ago, 29 days ago",
    "P30D, 29 days ago, 1 month ago, 1 month ago",
    "P60D, 1 month ago, 2 months ago, 2 months ago",
    "P329D, 10 months ago, 10 months ago, 10 months ago",
    "P330D, 10 months ago, 11 months ago, 11 months ago",
    "P360D, 11 months ago, 11 months ago, 11 months ago",
    "P365D, 11 months ago, 1 year ago, 1 year ago",
    "P730D, 1 year ago, 2 years ago, 2 years ago",
    "P3650D, 9 years ago, 10 years ago, 10 years ago",
  })
  void roundsDown(Duration age, String before, String exactly, String after) {
    assertEquals(before, text(age.minusMillis(1)));
    assertEquals(exactly, text(age));
    assertEquals(after, text(age.plusMillis(1)));
  }

  @ParameterizedTest
  @CsvSource({
    "PT1M, now, 1m",
    "PT2M, 1m, 2m",
    "PT1H, 59m, 1h",
    "P1D, 23h, 1d",
    "P365D, 364d, 1y",
    "P730D, 1y, 2y"
  })
  void roundsDownInShortForm(Duration age, String before, String exactly) {
    assertEquals(before, age(age.minusMillis(1), false).brief());
    assertEquals(exactly, age(age, false).brief());
  }

  @ParameterizedTest
  @CsvSource({"PT3H, 3 hours earlier", "P1D, 1 day earlier", "PT59S, just then"})
  void measuresFromAGivenTime(Duration age, String text) {
    assertEquals(text, age(age, /* atOtherTime= */ true).text());
  }

  private static String text(Duration age) {
    return age(age, /* atOtherTime= */ false).text();
  }

  private static Age age(Duration age, boolean atOtherTime) {
    return new Age(NOW.minus(age), NOW, atOtherTime);
  }
}
