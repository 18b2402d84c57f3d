package run.empirical.cli.sandbox;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Collection;
import run.empirical.cli.model.LastPass;

/** A response, in the contract's schemas. */
public record Answer(int status, String body) {

  private static final int OK = 200;
  private static final int INTERNAL_SERVER_ERROR = 500;

  /** Contract schema {@code LastPassPerEnvResponse}. */
  public static Answer ok(Collection<LastPass> lastPasses) {
    return new Answer(
        OK, lastPasses.stream().map(Answer::entry).collect(joining(",", "{\"data\":[", "]}")));
  }

  /** Contract schema {@code AnalyticsErrorResponse} for 500, else {@code ErrorResponse}. */
  static Answer error(int status, String message) {
    String text = string(message);
    return new Answer(
        status,
        status == INTERNAL_SERVER_ERROR
            ? "{\"error\":" + text + "}"
            : "{\"data\":null,\"error\":{\"message\":" + text + "}}");
  }

  private static String entry(LastPass pass) {
    return "{\"environment_id\":"
        + string(pass.environmentId())
        + ",\"test_run_id\":"
        + string(pass.testRunId())
        + ",\"executed_at\":"
        + pass.executedAt().toEpochMilli()
        + "}";
  }

  private static String string(String text) {
    return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
