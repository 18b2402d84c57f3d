package run.empirical.cli;

import org.jspecify.annotations.Nullable;

/**
 * What a user gets when the one look-up fails.
 *
 * @param exit the exit status
 * @param kind the JSON error's kind
 * @param httpStatus the reply's status; null when there was none
 * @param retryable whether asking again may help
 * @param message what is said
 */
public record FailedLookUp(
    int exit, String kind, @Nullable Integer httpStatus, boolean retryable, String message) {
  /** As people read it. */
  public Outcome forPeople() {
    return new Outcome(exit, "", "empirical: " + message + "\n");
  }

  /** As programs read it. */
  public Outcome forPrograms(String testCaseId) {
    String line =
        "{\"error\":{\"kind\":\"%s\",\"message\":\"%s\",\"test_case_id\":\"%s\"%s,\"retryable\":%b,\"exit_code\":%d}}\n"
            .formatted(
                kind,
                message.replace("\\", "\\\\").replace("\"", "\\\""),
                testCaseId,
                httpStatus == null ? "" : ",\"http_status\":" + httpStatus,
                retryable,
                exit);
    return new Outcome(exit, "", line);
  }
}
