package run.empirical.cli;

import org.jspecify.annotations.Nullable;

/**
 * The expected output when a single look-up fails.
 *
 * @param exit the exit status
 * @param kind the JSON error's kind
 * @param httpStatus the reply's status; null when there was none
 * @param retryable whether a retry may succeed
 * @param message the message
 */
public record FailedLookUp(
    int exit, String kind, @Nullable Integer httpStatus, boolean retryable, String message) {
  /** No complete reply; retried. */
  public static FailedLookUp unreachable(String message) {
    return new FailedLookUp(69, "unreachable", null, true, message);
  }

  /** A reply that breaks the contract; its status is null if it is not HTTP. */
  public static FailedLookUp protocol(@Nullable Integer httpStatus, String message) {
    return new FailedLookUp(76, "protocol", httpStatus, false, message);
  }

  /** The output for people. */
  public Outcome forPeople() {
    return new Outcome(exit, "", "empirical: " + message + "\n");
  }

  /** The output as JSON: the document shows it as unanswered. */
  public Outcome forPrograms(String testCaseId) {
    String document =
        """
        {"data":[],"test_cases":[{"test_case_id":"ID","answered":false,"passes":0,\
        "freshness":"unknown","last_pass":{}}],"errors":[{"kind":"%s","message":"%s",\
        "test_case_ids":["ID"]%s,"retryable":%b,"exit_code":%d}]}
        """
            .replace("ID", testCaseId)
            .formatted(
                kind,
                message.replace("\\", "\\\\").replace("\"", "\\\""),
                httpStatus == null ? "" : ",\"http_status\":" + httpStatus,
                retryable,
                exit);
    return new Outcome(exit, document, forPeople().err());
  }
}
