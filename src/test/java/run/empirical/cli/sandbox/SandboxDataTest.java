package run.empirical.cli.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.failure.FailureException;

/** Reading sandbox data, and the positions of its errors. */
class SandboxDataTest {

  @ParameterizedTest
  @CsvSource({
    "1764000000000, 2025-11-24T16:00:00Z",
    "1.764e12, 2025-11-24T16:00:00Z",
    "0, 1970-01-01T00:00:00Z",
    "253402300799999.5, 9999-12-31T23:59:59.999Z",
    "'\"3h\"', 2026-11-24T09:00:00Z",
    "'\"36500d\"', 1926-12-19T12:00:00Z",
  })
  void acceptsInstantsAndAges(String executedAt, Instant expected) {
    List<SandboxData.RecordedPass> passes =
        RunningSandbox.read("{\"a\":[" + entryAt(executedAt) + "]}").passesOf("a");

    assertEquals(1, passes.size());
    assertEquals(expected, passes.get(0).time().at(Instant.parse("2026-11-24T12:00:00Z")));
  }

  /**
   * Like the tests of a build that failed: most last passed in one recent test run of an
   * environment.
   */
  @Test
  void inventedTestsShareTestRuns() {
    SandboxData data = SandboxData.invented();
    Map<String, Map<String, Integer>> tests = new TreeMap<>();
    for (int i = 0; i < 12; i++) {
      for (SandboxData.RecordedPass pass : data.passesOf("invented-" + i)) {
        tests
            .computeIfAbsent(pass.environmentId(), it -> new TreeMap<>())
            .merge(pass.testRunId(), 1, Integer::sum);
      }
    }
    assertEquals(
        "{1={47921=2, 48197=1, 48213=8}, 2={47391=1, 48102=2, 48190=8}, 3={48240=9}}",
        tests.toString());
  }

  @Test
  void aTestRunHasOneTimeAndOneEnvironment() {
    SandboxData data = SandboxData.invented();
    Map<String, SandboxData.RecordedPass> byRun = new HashMap<>();
    List<String> ids = new ArrayList<>(SandboxData.builtInTests().keySet());
    IntStream.range(0, 100).mapToObj(i -> "invented-" + i).forEach(ids::add);
    for (String id : ids) {
      for (SandboxData.RecordedPass pass : data.passesOf(id)) {
        assertEquals(byRun.computeIfAbsent(pass.testRunId(), it -> pass), pass);
      }
    }
  }

  @Test
  void acceptsTestsWithoutPassesAndNoTests() {
    assertEquals(List.of(), RunningSandbox.read("{\"a\":[]}").passesOf("a"));
    assertEquals(List.of(), RunningSandbox.read(" {} \n").passesOf("a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "true",
        "-1",
        "253402300800000",
        "\"0s\"",
        "\"36501d\"",
        "\"2025-11-24T16:00:00Z\"",
      })
  void reportsAnInvalidTime(String executedAt) {
    reportsThePositionOfAnError(
        "{\"a30a\":[" + entryAt("\"3h\"") + "," + entryAt(executedAt) + "]}",
        "a30a[1]: executed_at must be epoch milliseconds or an age such as \"3h\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]                       | expected an object, got an array",
        "``                       | expected an object, got nothing",
        "{\"a\":{}}               | a: expected an array, got an object",
        "{\"a\":[],\"a\":[]}      | line 1: not JSON",
        "{\"a.b c\":[1]}          | a.b c[0]: expected an object, got a number",
        "{\"a\":[{}]}             | a[0]: environment_id must be a non-empty string",
        "{\"a\":[{\"environment_id\":1}]} | a[0].environment_id: expected a string, got a number",
        "{\"a\":[{\"environment_id\":\"1\",\"test_run_id\":\"7\",\"executed_at\":\"3h\","
            + "\"environment_name\":\"x\"}]} | a[0].environment_name: unknown property",
        "{\"a\":[]} {}            | line 1: unexpected data at the end",
      })
  void reportsThePositionOfAnError(String json, String message) {
    assertEquals(
        "data.json: " + message,
        assertThrows(FailureException.class, () -> RunningSandbox.read(json)).getMessage());
  }

  private static String entryAt(String executedAt) {
    return "{\"environment_id\":\"1\",\"test_run_id\":\"7\",\"executed_at\":" + executedAt + "}";
  }
}
