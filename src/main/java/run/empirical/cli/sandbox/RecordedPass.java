package run.empirical.cli.sandbox;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.time.DurationText;
import run.empirical.cli.time.PointInTime;

/** One passing run of a test case; an environment may have several. */
record RecordedPass(String environmentId, String testRunId, PointInTime time) {
  @JsonCreator
  static RecordedPass of(
      @JsonProperty("environment_id") @Nullable String environmentId,
      @JsonProperty("test_run_id") @Nullable String testRunId,
      @JsonProperty("executed_at") @Nullable JsonNode executedAt) {
    return new RecordedPass(
        present(environmentId, "environment_id"),
        present(testRunId, "test_run_id"),
        time(executedAt));
  }

  static String present(@Nullable String value, String member) {
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException(member + " must be a non-empty string");
    }
    return value;
  }

  private static PointInTime time(@Nullable JsonNode time) {
    try {
      if (time != null && time.isTextual()) {
        return new PointInTime(null, DurationText.parse(time.textValue()));
      }
      Instant instant = time != null && time.isNumber() ? LastPass.time(time.doubleValue()) : null;
      if (instant != null) {
        return new PointInTime(instant, null);
      }
    } catch (IllegalArgumentException e) {
      // The message below serves every value.
    }
    throw new IllegalArgumentException(
        "executed_at must be epoch milliseconds or an age such as \"3h\"");
  }
}
