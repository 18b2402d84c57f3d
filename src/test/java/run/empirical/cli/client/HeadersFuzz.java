package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import run.empirical.cli.Cli;
import run.empirical.cli.FuzzText;
import run.empirical.cli.model.Clocks;

/** Fuzzed: the values of {@code Date} and {@code Retry-After}. */
public final class HeadersFuzz {
  private static final Duration YEAR = Duration.ofDays(365);

  private HeadersFuzz() {}

  /** Valid values are used, and a delay is never negative. */
  public static void fuzzerTestOneInput(byte[] data) {
    String text = FuzzText.of(data);
    Instant date = HttpDate.parse(text, Cli.NOW);
    Duration asked = RequestLimits.requestedDelay(text, Cli.NOW);
    assertFalse(asked != null && asked.isNegative());
    assertFalse(asked != null && asked.compareTo(YEAR) > 0);
    if (date != null) {
      String written = DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC));
      assertEquals(date, HttpDate.parse(written, Cli.NOW));
      Duration until = Duration.between(Cli.NOW, date);
      Duration wait = until.isNegative() ? Duration.ZERO : until;
      assertEquals(wait.compareTo(YEAR) > 0 ? YEAR : wait, asked);
    } else if (text.strip().matches("[0-9]{1,7}")) {
      assertEquals(Duration.ofSeconds(Long.parseLong(text.strip())), asked);
    } else if (HttpDate.parse(text.strip(), Cli.NOW) == null && !text.strip().matches("[0-9]+")) {
      assertNull(asked);
    }
    Clocks clocks = new Clocks(Cli.NOW, date);
    assertFalse(clocks.latest().isBefore(clocks.local()));
  }
}
