package run.empirical.cli.sandbox;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.time.PointInTime;

/** A request's body (contract schema {@code LastPassPerEnvRequest}). */
record LastPassRequest(String testCaseId, LookBackWindow window) {

  /** The project is ignored: the key determines it. */
  @JsonCreator
  static LastPassRequest of(
      @JsonProperty("test_case_id") @Nullable String testCaseId,
      @JsonProperty("project_id") @Nullable Object projectId,
      @JsonProperty("days") @Nullable Double days,
      @JsonProperty("before") @Nullable String before) {
    return new LastPassRequest(
        RecordedPass.present(testCaseId, "test_case_id"),
        new LookBackWindow(positive(days), instant(before)));
  }

  /** In any notation: {@code 30}, {@code 30.0} and {@code 3e1} are the same. */
  private static @Nullable Integer positive(@Nullable Double number) {
    if (number == null) {
      return null;
    }
    if (number != Math.rint(number) || number < 1 || number > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("days must be an integer of at least 1");
    }
    return number.intValue();
  }

  private static @Nullable Instant instant(@Nullable String before) {
    try {
      Instant instant = before == null ? null : PointInTime.parse(before).instant();
      if (before == null || instant != null) {
        return instant;
      }
    } catch (IllegalArgumentException e) {
      // The message below serves every value.
    }
    throw new IllegalArgumentException(
        "before must be an ISO 8601 time such as \"2026-01-31T12:00:00Z\"");
  }
}
