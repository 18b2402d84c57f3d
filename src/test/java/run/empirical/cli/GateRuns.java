package run.empirical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static run.empirical.cli.FakeApi.reply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Runs gates against an API and compares the whole outcome.
 *
 * @param api the API to query
 */
public record GateRuns(FakeApi api) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Runs the program twice: with these arguments, and with {@code --json} in addition. The second
   * run must differ in standard output only; but without a table, the gate's line about several
   * test cases has details.
   */
  public void check(String arguments, Outcome expected, String gate) {
    check(api::cli, arguments, expected, gate);
  }

  /** Like {@link #check(String, Outcome, String)}, with these settings of the program. */
  public void check(Supplier<Cli> cli, String arguments, Outcome expected, String gate) {
    assertEquals(expected, cli.get().lastPass(arguments));
    Outcome json = cli.get().lastPass(arguments + " --json");
    if (!arguments.contains("-o table")) {
      assertEquals(expected.err(), json.err());
    }
    checkInJson(expected.exit(), gate, json);
  }

  /** Compares the exit status and the gate of a JSON document. */
  public static void checkInJson(int exit, String gate, Outcome json) {
    assertEquals(exit, json.exit());
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
