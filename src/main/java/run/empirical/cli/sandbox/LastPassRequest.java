package run.empirical.cli.sandbox;

import java.time.Instant;
import java.util.Set;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.PointInTime;

/** A request's body (contract schema {@code LastPassPerEnvRequest}). */
record LastPassRequest(String testCaseId, LookBackWindow window) {
  private static final Set<String> PROPERTIES =
      Set.of("test_case_id", "project_id", "days", "before");

  static LastPassRequest read(byte[] body) throws JsonValue.UnexpectedException {
    JsonValue request = JsonValue.parse(body).with(PROPERTIES);
    if (request.names().contains("project_id")) {
      // Ignored: the key determines the project.
      int unused = positive(request.member("project_id"));
    }
    boolean hasDays = request.names().contains("days");
    boolean hasEnd = request.names().contains("before");
    return new LastPassRequest(
        request.member("test_case_id").string(),
        new LookBackWindow(
            hasDays ? positive(request.member("days")) : null,
            hasEnd ? instant(request.member("before")) : null));
  }

  private static int positive(JsonValue value) throws JsonValue.UnexpectedException {
    return (int) value.wholeNumber(1, Integer.MAX_VALUE, "an integer of at least 1");
  }

  private static Instant instant(JsonValue before) throws JsonValue.UnexpectedException {
    String text = before.string();
    try {
      Instant instant = PointInTime.parse(text).instant();
      if (instant != null) {
        return instant;
      }
    } catch (IllegalArgumentException e) {
      // The message below serves every value.
    }
    throw before.mismatch("an ISO 8601 time such as \"2026-01-31T12:00:00Z\"");
  }
}
