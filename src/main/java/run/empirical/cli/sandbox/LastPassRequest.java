package run.empirical.cli.sandbox;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.time.PointInTime;

/** A request's body (contract schema {@code LastPassPerEnvRequest}). */
record LastPassRequest(String testCaseId, LookBackWindow window) {

  /** The project is ignored: the key determines it. A member that is absent is null here. */
  @JsonCreator
  static LastPassRequest of(
      @JsonProperty("test_case_id") @Nullable String testCaseId,
      @JsonProperty("project_id") @Nullable JsonNode projectId,
      @JsonProperty("days") @Nullable JsonNode days,
      @JsonProperty("before") @Nullable JsonNode before) {
    positive(projectId, "project_id");
    return new LastPassRequest(
        RecordedPass.present(testCaseId, "test_case_id"),
        new LookBackWindow(positive(days, "days"), instant(before)));
  }

  /**
   * In any notation: {@code 30}, {@code 30.0} and {@code 3e1} are the same. The schema knows no
   * largest number; beyond that of an {@code int} it makes no difference.
   */
  private static @Nullable Integer positive(@Nullable JsonNode value, String member) {
    if (value == null) {
      return null;
    }
    double number = value.isNumber() ? value.doubleValue() : Double.NaN;
    if (number >= 1 && number == Math.rint(number)) {
      return (int) number;
    }
    throw new IllegalArgumentException(member + " must be an integer of at least 1");
  }

  private static @Nullable Instant instant(@Nullable JsonNode before) {
    if (before == null) {
      return null;
    }
    try {
      Instant instant = before.isTextual() ? PointInTime.parse(before.textValue()).instant() : null;
      if (instant != null) {
        return instant;
      }
    } catch (IllegalArgumentException e) {
      // The message below serves every value.
    }
    throw new IllegalArgumentException(
        "before must be an ISO 8601 time such as \"2026-01-31T12:00:00Z\"");
  }
}
