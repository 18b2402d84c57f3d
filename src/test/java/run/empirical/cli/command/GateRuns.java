package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static run.empirical.cli.FakeApi.reply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.function.Supplier;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;

/**
 * Runs gates against an API and compares the whole outcome.
 *
 * @param api the API to query
 */
record GateRuns(FakeApi api) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Runs twice: as given, and with {@code --json}, which must differ in standard output only. The
   * gate's line about several test cases has details where no table shows them.
   */
  void check(String arguments, Outcome expected, String gate) {
    check(api::cli, arguments, expected, gate);
  }

  void check(Supplier<Cli> cli, String arguments, Outcome expected, String gate) {
    assertEquals(expected, cli.get().run(words(arguments)));
    Outcome json = cli.get().run(words(arguments + " --json"));
    if (!arguments.contains("-o table")) {
      assertEquals(expected.err(), json.err());
    }
    checkInJson(expected.exit(), gate, json);
  }

  static void checkInJson(int exit, String gate, Outcome json) {
    assertEquals(exit, json.exit());
    assertEquals(tree(gate), tree(json.out()).get("gate"));
  }

  void answers(String testCaseId, String... passes) {
    api.answers(testCaseId, reply(200, "{\"data\":[" + String.join(",", passes) + "]}"));
  }

  static String pass(int environmentId, Duration age) {
    return "{\"environment_id\":\"%d\",\"test_run_id\":\"7\",\"executed_at\":%d}"
        .formatted(environmentId, Cli.NOW.minus(age).toEpochMilli());
  }

  static String[] words(String arguments) {
    return ("last-pass " + arguments).split(" ");
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + json, e);
    }
  }
}
