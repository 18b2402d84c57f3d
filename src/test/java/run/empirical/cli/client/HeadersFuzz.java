package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import run.empirical.cli.Cli;
import run.empirical.cli.FuzzText;
import run.empirical.cli.model.Clocks;

/** Fuzzed: the values of {@code Date} and {@code Retry-After}, of which both take dates. */
public final class HeadersFuzz {
  private static final RetryPolicy POLICY = new RetryPolicy(10, () -> 0.5);
  private static final Duration LONGEST_BACK_OFF = Duration.ofHours(10);

  private HeadersFuzz() {}

  /** What a header asks for is heeded when it can be understood, and never waits backwards. */
  public static void fuzzerTestOneInput(byte[] data) {
    String text = FuzzText.of(data);
    Instant date = HttpDate.parse(text);
    Duration delay = POLICY.delay(1 + text.length(), text, Cli.NOW);
    assertFalse(delay.isNegative());
    if (date != null) {
      String written = DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC));
      assertEquals(date, HttpDate.parse(written));
      Duration until = Duration.between(Cli.NOW, date);
      assertEquals(until.isNegative() ? Duration.ZERO : until, delay);
    } else if (text.strip().matches("[0-9]{1,8}")) {
      assertEquals(Duration.ofSeconds(Long.parseLong(text.strip())), delay);
    } else if (HttpDate.parse(text.strip()) == null && !text.strip().matches("[0-9]+")) {
      assertTrue(delay.compareTo(LONGEST_BACK_OFF) < 0, delay::toString);
    }
    Clocks clocks = new Clocks(Cli.NOW, date);
    assertFalse(clocks.latest().isBefore(clocks.local()));
  }
}
