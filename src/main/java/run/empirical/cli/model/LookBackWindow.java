package run.empirical.cli.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The span of time in which a pass counts: it ends at {@code before} and is {@code days} long.
 *
 * @param days length in days, at least 1; null leaves it to the API, which uses {@value
 *     #DEFAULT_DAYS}
 * @param before the window's end; null means now
 */
public record LookBackWindow(@Nullable Integer days, @Nullable Instant before) {
  /** What the API uses when no length is sent (contract schema {@code LastPassPerEnvRequest}). */
  public static final int DEFAULT_DAYS = 30;

  public LookBackWindow {
    if (days != null && days < 1) {
      throw new IllegalArgumentException("a look-back window is at least one day long");
    }
  }

  /** How long the window is. */
  public Duration length() {
    return Duration.ofDays(days == null ? DEFAULT_DAYS : days);
  }

  /**
   * When the window begins.
   *
   * @param now where a window without {@code before} ends
   */
  public Instant start(Instant now) {
    return (before == null ? now : before).minus(length());
  }

  /** Its length in words: {@code 1 day}, {@code 30 days}. */
  public String lengthInWords() {
    long whole = length().toDays();
    return whole == 1 ? "1 day" : whole + " days";
  }
}
