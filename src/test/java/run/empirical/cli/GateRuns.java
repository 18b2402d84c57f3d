package run.empirical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static run.empirical.cli.FakeApi.reply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;

/**
 * Runs gates against an API and compares the whole outcome.
 *
 * @param api the API to query
 */
public record GateRuns(FakeApi api) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Runs the program twice: with these arguments, and with {@code --json} in addition. The second
   * run must differ in standard output only.
   */
  public void check(String arguments, Outcome expected, String gate) {
    assertEquals(expected, api.cli().lastPass(arguments));
    Outcome json = api.cli().lastPass(arguments + " --json");
    assertEquals(new Outcome(expected.exit(), json.out(), expected.err()), json);
    assertEquals(tree(gate), tree(json.out()).get("gate"));
  }

  /** Sets the passes with which the API answers for a test case. */
  public void answers(String testCaseId, String... passes) {
    api.answers(testCaseId, reply(200, "{\"data\":[" + String.join(",", passes) + "]}"));
  }

  /** A pass of this age, as the API sends it. */
  public static String pass(int environmentId, Duration age) {
    return "{\"environment_id\":\"%d\",\"test_run_id\":\"7\",\"executed_at\":%d}"
        .formatted(environmentId, Cli.NOW.minus(age).toEpochMilli());
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + json, e);
    }
  }
}
