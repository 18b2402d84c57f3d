package run.empirical.cli.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.text.Plural;

/**
 * The period in which passes count: {@code days} long, ending at {@code before}.
 *
 * @param days length in days, at least 1; null for the API's default of {@value #DEFAULT_DAYS}
 * @param before the window's end; null means now
 */
public record LookBackWindow(@Nullable Integer days, @Nullable Instant before) {
  /** The API's default length (contract schema {@code LastPassPerEnvRequest}). */
  public static final int DEFAULT_DAYS = 30;

  public Duration length() {
    return Duration.ofDays(days == null ? DEFAULT_DAYS : days);
  }

  /** The window's end: {@code before}, else now. */
  public Instant endAt(Instant now) {
    return before == null ? now : before;
  }

  /** The length as text: {@code 1 day}, {@code 30 days}. */
  public String lengthText() {
    return Plural.of(length().toDays(), "day");
  }

  /** The window as text: its length, or {@code the 30 days before} its end. */
  public String text() {
    if (before == null) {
      return lengthText();
    }
    return "the " + (length().toDays() == 1 ? "day" : lengthText()) + " before " + before;
  }
}
