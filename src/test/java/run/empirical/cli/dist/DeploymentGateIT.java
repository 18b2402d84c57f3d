package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Connection;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Needs;
import run.empirical.cli.Outcome;
import run.empirical.cli.RawServer;

/**
 * Runs the scripts for a machine that deploys, against a server in place of the API: README's on
 * Java, and those of the help mostly by the native program, which starts faster.
 *
 * <p>The ID of a test says what its look-ups are answered with: {@code passed} now, {@code stale}
 * before the deployment, {@code missing} for no pass, {@code x503} for a status. {@code a_b} is
 * {@code a} before the deployment and {@code b} after it, and {@code a~b} is {@code a} at the first
 * look-up after the deployment, and then {@code b}.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
final class DeploymentGateIT {
  private static final String LIST =
      "GET /api/v2/test-cases?tags=smoke&is_active=true&per_page=100";
  private static final String START = "PUT /api/test-runs";
  private static final String STARTED = "{\"environment\": \"staging\", \"tags\": [\"@smoke\"]}";
  private static final String LOOK_UP = "POST " + FakeApi.PATH;
  private static final String GOING_ON = "no answer from Empirical: going on without its gate";
  private static final String REPLY = "HTTP/1.1 %d x\r\nConnection: close\r\n\r\n%s";

  /** The strictest of {@link #SHELLS}: it exits at the first failure that a script lets pass. */
  private static final String STRICT = "bash -eo pipefail -c";

  private static final List<String> SHELLS = List.of("sh -c", STRICT, "zsh -fc");
  private static final String KEY = "any-key";

  /** The steps of a script that ends with its gate. */
  private static final String ALL_STEPS = "list look-up deploy start look-up";

  private static final Path HELP = RecipesIT.topic("deploying");

  private final Path folder;
  private final RawServer server;

  /** What the server was asked for, without repetitions. */
  private final List<String> steps = Collections.synchronizedList(new ArrayList<>());

  /** The IDs of the test cases that were looked up since the deployment. */
  private final List<String> lookedUp = Collections.synchronizedList(new ArrayList<>());

  /** The pages of the API's list, as {@link #page} reads them, or statuses. */
  private List<String> pages = List.of("passed");

  /** The status of the reply to a request that starts tests. */
  private int startStatus = 200;

  private String key = KEY;

  DeploymentGateIT(@TempDir Path folder) throws IOException {
    Needs.programs("curl", "jq", "bash", "zsh");
    this.folder = folder;
    this.server = RawServer.start(this::answer);
    Files.copy(Path.of("dist/empirical.jar"), folder.resolve("empirical.jar"));
    Files.writeString(folder.resolve("empirical.properties"), "env-name.2=staging\n");
    Path bin = folder.resolve("bin");
    Files.createDirectory(bin);
    ShippedProgram.underTest().install(bin);
    Curl.install(bin, server.url(), KEY);
    String tell = "#!/bin/sh\n[ \"$*\" = staging ] && exec curl -fsS https://api.empirical.run/";
    Script.write(folder.resolve("deploy"), tell + "deploy\n");
    Script.write(folder.resolve("rollback"), tell + "rollback\n");
    Script.write(folder.resolve("start-tests"), "#!/bin/sh\n" + functions() + "start_tests\n");
  }

  @AfterEach
  void closeServer() throws IOException {
    server.close();
  }

  /**
   * README's script, or the one of the help.
   *
   * @param listed the tests in the API's list, or a status
   * @param last the last step
   */
  @Tag("jar")
  @ParameterizedTest
  @CsvSource({
    "passed, 0, gate met, look-up",
    "missing_passed, 0, gate met, look-up",
    "stale, 20, gate not met, look-up",
    "missing, 20, gate not met, look-up",
    "passed missing, 20, gate not met for 1 of 2 test cases, look-up",
    "403, 22, curl: (22), list",
    "503, 22, curl: (22), list",
    "'', 78, no test case matches the query of tests.json, list",
    "passed has_more=true, 78, is one page of several, list",
    "passed has_more=\"true\", 78, 'pagination.has_more: expected a boolean', list",
    "passed outdated, 78, 'is out of date, since its last sync failed: oh', list",
    "x401, 77, the API rejected the key, check",
    "x503, 75, the API returned a server error (HTTP 503), check",
    "passed_x401, 77, gate undecided, look-up",
    "passed_x503, 75, gate undecided, look-up"
  })
  void deploysOnlyAfterTheCheck(String listed, int exit, String reason, String last)
      throws Exception {
    pages = List.of(listed);
    String expected =
        switch (last) {
          case "list" -> "list";
          case "check" -> "list look-up";
          default -> ALL_STEPS;
        };
    // The help's script has the same commands, so it is enough to run it for some.
    boolean isHelps = List.of("passed", "missing", "", "x503").contains(listed);
    String script = isHelps ? functions() + script() : recipe(RecipesIT.README, "./deploy");
    assertEnds(exit, reason, expected, isHelps ? STRICT : "sh -c", script);
  }

  @Tag("jar")
  @Test
  void rejectedKeyStopsBeforeTheDeployment() throws Exception {
    key = "other-key";
    assertStops(22, "curl: (22)", "list");
  }

  /** Each of README's and the help's script, in all shells together. */
  private void assertStops(int exit, String reason, String expected) throws Exception {
    assertEnds(exit, reason, expected, "zsh -fc", recipe(RecipesIT.README, "./deploy"));
    assertEnds(exit, reason, expected, "sh -c", functions() + script());
    assertEnds(exit, reason, expected, STRICT, functions() + script());
  }

  @Tag("jar")
  @Test
  void stopsIfTheTestsCannotBeStarted() throws Exception {
    startStatus = 503;
    assertStops(22, "curl: (22)", "list look-up deploy start");
  }

  @Tag("jar")
  @Test
  void stopsIfTheDeploymentFails() throws Exception {
    Script.write(folder.resolve("deploy"), "#!/bin/sh\nexit 3\n");
    assertStops(3, "", "list look-up");
  }

  /** Without the file, {@code staging} is an ID that no environment has. */
  @Tag("native")
  @Test
  void checkShowsAnUnknownEnvironment() throws Exception {
    Files.delete(folder.resolve("empirical.properties"));
    Outcome outcome = run("sh -c", functions() + script());
    assertEquals(20, outcome.exit(), outcome.toString());
    assertTrue(
        outcome
            .err()
            .contains(
                "empirical: no reply has environment staging; others: 2; no empirical.properties"
                    + " was read; to name one, add --env-name ID=staging\n"),
        outcome.toString());
    assertEquals(ALL_STEPS, String.join(" ", steps));
  }

  @Tag("native")
  @ParameterizedTest
  @CsvSource({"passed, 0, ''", "stale, 20, ' rollback'", "passed_x503, 75, ''"})
  void rollsBackOnlyAt20(String listed, int exit, String rollback) throws Exception {
    pages = List.of(listed);
    String script = script();
    String gate = "empirical last-pass --from tests.json --require staging \\\n  --since";
    String withRollback = script.substring(0, script.indexOf(gate)) + recipe(HELP, "./rollback");
    for (String shell : SHELLS) {
      assertEnds(exit, "", ALL_STEPS + rollback, shell, functions() + withRollback);
    }
  }

  @Tag("native")
  @Test
  void rollsBackInTheRecipeForOutages() throws Exception {
    pages = List.of("stale");
    String line =
        recipe(HELP, "./rollback")
            .lines()
            .filter(it -> it.contains("./rollback"))
            .findFirst()
            .orElseThrow();
    String script = outage().replace("\n  code=$?\n", "\n  code=$?\n" + line + "\n");
    for (String shell : SHELLS) {
      assertEnds(20, "", ALL_STEPS + " rollback", shell, functions() + script);
    }
  }

  /**
   * Beside what an earlier, longer list has left.
   *
   * @param list the pages, separated by {@code |}
   */
  @Tag("native")
  @ParameterizedTest
  @CsvSource({
    "a, 0, gate met",
    "a b has_more=true|c, 0, gate met",
    "a has_more=true|503|c, 22, curl: (22)",
    "a outdated has_more=true|b, 78, 'is out of date, since its last sync failed: oh'",
    "a has_more=true|b outdated, 78, 'is out of date, since its last sync failed: oh'",
    "a failed has_more=true|b, 78, is an error reply",
    "a has_more=|b, 78, does not say whether it is whole",
    "a has_more=true|b has_more=|c, 78, does not say whether it is whole",
    "a has_more=true|b has_more=null|c, 78, does not say whether it is whole",
    "a has_more=true|no_list, 5, jq: error",
    "a has_more=true|nothing, 78, is one page of several",
    "'', 78, no test case matches the query"
  })
  void joinsThePagesOfTheList(String list, int exit, String reason) throws Exception {
    pages = List.of(list.split("[|]", -1));
    joinsPages(exit, reason, STRICT);
  }

  @Tag("native")
  @Test
  void joinsElevenPagesInTheirOrder() throws Exception {
    pages =
        IntStream.rangeClosed(1, 11)
            .mapToObj(page -> "a" + page + " b" + page + " has_more=" + (page < 11))
            .toList();
    for (String shell : SHELLS) {
      joinsPages(0, "gate met", shell);
    }
  }

  /** The server sends the first page whatever is asked. */
  @Tag("native")
  @Test
  void stopsAfter99Pages() throws Exception {
    pages = Collections.nCopies(200, "a has_more=true");
    assertEnds(78, "is one page of several", "list", STRICT, functions() + pagedList() + script());
    assertEquals(99, server.heads().size());
  }

  /** Always, or only where it adds a page to the others. */
  @Tag("native")
  @ParameterizedTest
  @ValueSource(strings = {"return 5", "[ \"$1\" != . ] || return 5; command jq \"$@\""})
  void stopsIfJqFails(String jq) throws Exception {
    pages = List.of("a has_more=true", "b");
    String functions = functions() + pagedList() + "jq() { " + jq + "; }\n";
    assertEnds(5, "", "list", "sh -c", functions + script());
    assertEnds(5, "", "list", STRICT, functions + outage());
  }

  private void joinsPages(int exit, String reason, String shell) throws Exception {
    List<String> tests =
        pages.stream()
            .flatMap(page -> Stream.of(page.split(" ")))
            .filter(DeploymentGateIT::isTest)
            .toList();
    for (String left : List.of("page.json", "pages.json", "tests.json")) {
      Files.writeString(folder.resolve(left), page("old") + page("older has_more=true"));
    }
    assertEnds(
        exit,
        reason,
        exit == 0 ? ALL_STEPS : "list",
        shell,
        functions() + pagedList() + script().replace("--wait 30m", "--concurrency 1"));
    assertEquals(exit == 0 ? tests : List.of(), lookedUp);
  }

  /** With pages, too, a list that cannot be renewed is the old one. */
  @Tag("native")
  @Test
  void usesTheOldListIfAPageCannotBeFetched() throws Exception {
    pages = List.of("a has_more=true", "503");
    Files.writeString(folder.resolve("tests.json"), page("old"));
    assertEnds(0, "gate met", ALL_STEPS, STRICT, functions() + pagedList() + outage());
    assertEquals(List.of("old"), lookedUp);
  }

  /**
   * Beside the report of an earlier outage, and perhaps the list of an earlier deployment.
   *
   * @param listed the tests in the API's list, or a status
   * @param old the list of an earlier deployment; null for none
   * @param deployed whether the new version is deployed
   * @param kept the list that the next deployment finds; null for none
   */
  @Tag("native")
  @ParameterizedTest
  @CsvSource({
    "passed, , , 0, gate met, true, passed",
    "missing_passed, missing, , 0, gate met, true, missing_passed",
    "missing, passed, , 20, gate not met, true, passed",
    "503, , , 75, curl: (22), false, ",
    "503, passed, , 0, gate met, true, passed",
    "401, missing, , 20, gate not met, true, missing",
    "503, x503, , 0, GOING_ON, true, x503",
    "x503, passed, , 0, GOING_ON, true, x503",
    "x500, passed, , 0, GOING_ON, true, x500",
    "passed_x503, passed, , 0, GOING_ON, true, passed_x503",
    "x503_passed, passed, , 0, gate met, true, x503_passed",
    "passed x503, , , 0, GOING_ON, true, passed x503",
    "missing x503, passed, , 75, gate not met, true, passed",
    "x401, passed, , 77, the API rejected the key, false, passed",
    "passed_x401, passed, , 77, gate undecided, true, passed",
    "x503 x401, passed, , 75, gate undecided, true, passed",
    "'', passed, , 78, no test case matches the query of tests.new, false, passed",
    "passed, missing, start, 0, gate met, true, passed",
    "stale, passed, start, 20, gate not met, true, passed",
    "passed, missing, key, 77, the API rejected the key, false, missing",
    "passed, , key, 75, curl: (22), false, ",
    "x503, passed, jq() { return 127; }, 75, gate undecided, true, passed",
    "x503, passed, rm() { return 1; }, 1, '', false, passed"
  })
  void goesOnOnlyDuringAnOutage(
      String listed,
      @Nullable String old,
      @Nullable String trouble,
      int exit,
      String reason,
      boolean deployed,
      @Nullable String kept)
      throws Exception {
    pages = List.of(listed);
    startStatus = "start".equals(trouble) ? 503 : 200;
    key = "key".equals(trouble) ? "other-key" : KEY;
    String before = trouble != null && trouble.contains("()") ? trouble + "\n" : "";
    Path list = folder.resolve("tests.json");
    if (old != null) {
      Files.writeString(list, page(old));
    }
    leaveFilesOfAnOutage();
    Outcome outcome = run(STRICT, before + functions() + outage());
    assertEnds(exit, reason.replace("GOING_ON", GOING_ON), outcome);
    assertEquals(deployed, steps.contains("deploy"), outcome.toString());
    assertEquals(deployed, steps.contains("start"), outcome.toString());
    assertEquals(
        kept == null ? "none" : page(kept), Files.exists(list) ? Files.readString(list) : "none");
  }

  @Tag("native")
  @ParameterizedTest
  @CsvSource({"x503, 0, " + GOING_ON, "stale, 20, gate not met"})
  void goesOnDuringAnOutageInEachShell(String listed, int exit, String reason) throws Exception {
    pages = List.of(listed);
    for (String shell : SHELLS) {
      leaveFilesOfAnOutage();
      assertEnds(exit, reason, ALL_STEPS, shell, functions() + outage());
    }
  }

  /** The new version is neither released nor rolled back. */
  @Tag("native")
  @Test
  void stopsIfTheApiGoesDownAfterAnAnswer() throws Exception {
    pages = List.of("missing~x503");
    String script = outage().replace("--wait 30m", "--wait 2s");
    assertEnds(75, "gate not met", ALL_STEPS, STRICT, functions() + script);
  }

  private void leaveFilesOfAnOutage() throws IOException {
    Files.writeString(folder.resolve("tests.new"), page("passed"));
    Files.writeString(folder.resolve("gate.json"), "{\"gate\":{\"met\":null},\"errors\":[]}");
  }

  private void assertEnds(
      int exit, String reason, String expectedSteps, String shell, String script)
      throws IOException, InterruptedException {
    Outcome outcome = run(shell, script);
    assertEnds(exit, reason, outcome);
    assertEquals(expectedSteps, String.join(" ", steps), outcome.toString());
  }

  private static void assertEnds(int exit, String reason, Outcome outcome) {
    assertEquals(exit, outcome.exit(), outcome.toString());
    String last = outcome.err().substring(outcome.err().stripTrailing().lastIndexOf('\n') + 1);
    assertTrue(last.contains(reason), outcome.toString());
  }

  /** Runs a script, which neither repeats a request nor waits for a gate that stays unmet. */
  private Outcome run(String shell, String script) throws IOException, InterruptedException {
    steps.clear();
    lookedUp.clear();
    Map<String, String> environment = new TreeMap<>();
    environment.put(
        "PATH",
        folder.resolve("bin")
            + ":"
            + System.getProperty("java.home")
            + "/bin:"
            + System.getenv("PATH"));
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("EMPIRICAL_API_URL", server.url());
    environment.put("EMPIRICALRUN_KEY", key);
    List<String> command = new ArrayList<>(List.of(shell.split(" ")));
    command.add(
        script.replace(" --wait 30m", "").replace(" last-pass ", " last-pass --retries 0 "));
    return Outcome.of(command, folder, environment);
  }

  /** The three functions that the scripts of the help call. */
  private static String functions() throws IOException {
    return recipe(HELP, "api() {");
  }

  private static String script() throws IOException {
    return recipe(HELP, "list_tests tests.json || exit\n");
  }

  private static String pagedList() throws IOException {
    return recipe(HELP, "jq -s ");
  }

  private static String outage() throws IOException {
    return recipe(HELP, "rm -f gate.json");
  }

  /** The only recipe of a text that contains these words. */
  private static String recipe(Path text, String words) throws IOException {
    List<String> found =
        RecipesIT.blocks(text).stream().filter(block -> block.contains(words)).toList();
    assertEquals(1, found.size(), found.toString());
    return found.get(0);
  }

  private void answer(Connection connection) throws IOException {
    Connection.Request request = connection.request();
    String target = request.head().lines().findFirst().orElseThrow().replace(" HTTP/1.1", "");
    if (target.matches("GET /(deploy|rollback)")) {
      step(target.substring("GET /".length()));
      send(connection, 200, "");
      return;
    }
    boolean lists = target.startsWith(LIST);
    step(lists ? "list" : target.equals(START) ? "start" : "look-up");
    if (!request.head().contains("\nAuthorization: Bearer " + KEY)) {
      send(connection, 401, "");
    } else if (target.equals(LOOK_UP)) {
      lookUp(connection, request.body().replaceFirst(".*\"test_case_id\":\"([\\w~]+)\".*", "$1"));
    } else if (target.equals(START) && request.body().equals(STARTED)) {
      send(connection, startStatus, "{}");
    } else if (lists && target.substring(LIST.length()).matches("(&page=[0-9]+)?")) {
      list(connection, target.substring(LIST.length()).replace("&page=", ""));
    } else {
      send(connection, 400, target);
    }
  }

  /** Look-ups run side by side. */
  private synchronized void step(String step) {
    if (steps.isEmpty() || !steps.get(steps.size() - 1).equals(step)) {
      steps.add(step);
    }
  }

  private void list(Connection connection, String number) throws IOException {
    String page = pages.get(number.isEmpty() ? 0 : Integer.parseInt(number) - 1);
    if (page.matches("[0-9]+")) {
      send(connection, Integer.parseInt(page), page("passed"));
    } else {
      send(connection, 200, page(page));
    }
  }

  private void lookUp(Connection connection, String id) throws IOException {
    String answer = answerTo(id);
    if (answer.startsWith("x")) {
      send(connection, Integer.parseInt(answer.substring(1)), "{\"error\":\"oh\"}");
      return;
    }
    long executedAt = System.currentTimeMillis() - (answer.equals("stale") ? 10_000 : 0);
    String pass = "{\"environment_id\":\"2\",\"test_run_id\":\"9\",\"executed_at\":%d}";
    send(
        connection,
        200,
        "{\"data\":[" + (answer.equals("missing") ? "" : pass.formatted(executedAt)) + "]}");
  }

  /** What an ID says of the look-up that asks for it now. */
  private synchronized String answerTo(String id) {
    boolean deployed = steps.contains("deploy");
    if (deployed) {
      lookedUp.add(id);
    }
    String answer = deployed ? id.replaceFirst(".*_", "") : id.replaceFirst("_.*", "");
    boolean again = Collections.frequency(lookedUp, id) > 1;
    return again ? answer.replaceFirst(".*~", "") : answer.replaceFirst("~.*", "");
  }

  private static void send(Connection connection, int status, String body) throws IOException {
    connection.send(REPLY.formatted(status, body));
  }

  private static boolean isTest(String word) {
    return !word.isEmpty()
        && !word.contains("=")
        && !word.equals("outdated")
        && !word.equals("failed");
  }

  /**
   * A page of the API's list.
   *
   * @param words the IDs of its tests; {@code outdated}, if the last sync has failed; {@code
   *     failed} for an error; {@code has_more=} and its value, false if it is not given, and no
   *     member if it is empty; or only {@code no_list} or {@code nothing}
   */
  private static String page(String words) {
    if (words.equals("nothing")) {
      return "";
    }
    List<String> all = List.of(words.split(" "));
    String more =
        all.stream()
            .filter(word -> word.startsWith("has_more="))
            .map(word -> word.substring("has_more=".length()))
            .findFirst()
            .orElse("false");
    String tests =
        all.stream()
            .filter(DeploymentGateIT::isTest)
            .map("{\"id\":\"%s\"}"::formatted)
            .collect(Collectors.joining(","));
    return "{\"data\":{%s\"sync_error\":%s},\"error\":%s,\"pagination\":{%s\"page\":1}}"
        .formatted(
            words.equals("no_list") ? "" : "\"test_cases\":[" + tests + "],",
            all.contains("outdated") ? "{\"message\":\"oh\"}" : "null",
            all.contains("failed") ? "\"oh\"" : "null",
            more.isEmpty() ? "" : "\"has_more\":" + more + ",");
  }
}
