package run.empirical.cli.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Cli;
import run.empirical.cli.Contract;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.model.LastPassRequest;
import run.empirical.cli.model.LookBackWindow;

/** Reading sandbox data, and the positions of its errors. */
class SandboxDataTest {
  /** IDs are not empty, and a time lies between the years 1970 and 9999. */
  private static final Pattern NOT_BY_THE_SCHEMA =
      Pattern.compile("(environment|test_run)_id \"\"|executed_at -1");

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

  static Stream<Arguments> variants() {
    return Contract.ENTRY.variants(entryAt("1764000000000"));
  }

  /**
   * The data has what the schema accepts, and the reply has it, too. An optional property that is
   * null counts as absent.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("variants")
  void servesEachPropertyByTheSchema(String value, String entry, boolean valid) {
    String json = "{\"t\":[" + entry + "]}";
    boolean absent = value.endsWith(" null") && !Contract.ENTRY.requires(value.split(" ", 2)[0]);
    if ((valid || absent) != NOT_BY_THE_SCHEMA.matcher(value).matches()) {
      LookBackWindow longest = new LookBackWindow(Integer.MAX_VALUE, null);
      assertEquals(
          "{\"data\":[" + entry.replaceAll(",\"\\w+\":null|\\.5", "") + "]}",
          RunningSandbox.read(json).reply(new LastPassRequest("t", longest), Cli.NOW, Cli.NOW),
          "SandboxData must read and serve " + value);
    } else {
      assertThrows(
          FailureException.class,
          () -> RunningSandbox.read(json),
          "SandboxData must reject " + value);
    }
  }

  @Test
  void inventsEachProperty() {
    String replies =
        SandboxData.builtInTests().keySet().stream()
            .map(id -> new LastPassRequest(id, new LookBackWindow(null, null)))
            .map(request -> SandboxData.invented().reply(request, Cli.NOW, Cli.NOW))
            .collect(Collectors.joining());
    for (String property : Contract.ENTRY.properties()) {
      assertTrue(replies.contains('"' + property + '"'), "built-in.txt must have " + property);
    }
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
    Map<String, String> byRun = new HashMap<>();
    List<String> ids = new ArrayList<>(SandboxData.builtInTests().keySet());
    IntStream.range(0, 100).mapToObj(i -> "invented-" + i).forEach(ids::add);
    for (String id : ids) {
      for (SandboxData.RecordedPass pass : data.passesOf(id)) {
        String environmentAndTime = pass.environmentId() + " " + pass.time();
        assertEquals(
            byRun.computeIfAbsent(pass.testRunId(), it -> environmentAndTime), environmentAndTime);
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
