package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.Connection;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Needs;
import run.empirical.cli.Outcome;
import run.empirical.cli.RawServer;

/** Runs the recipes for a workflow that deploys, against a server in place of the API. */
@Tag("jar")
@EnabledOnOs({OS.LINUX, OS.MAC})
final class DeploymentGateIT {
  private static final String LIST =
      "GET /api/v2/test-cases?tags=smoke&is_active=true&per_page=100";
  private static final String START = "PUT /api/test-runs";
  private static final String STARTED = "{\"environment\": \"staging\", \"tags\": [\"@smoke\"]}";
  private static final String LOOK_UP = "POST " + FakeApi.PATH;
  private static final String GOING_ON = "no answer from Empirical: going on without its gate";
  private static final String REPLY = "HTTP/1.1 %d x\r\nConnection: close\r\n\r\n%s";

  /** Ends the request for a list in the recipes that stop without one. */
  private static final String OR_EXIT = "per_page=100 || exit\n";

  private static final Path HELP = RecipesIT.topic("deploying");

  private final Path folder;
  private final RawServer server;

  /** The IDs of the tests in the API's list, or a status. An ID is also the answer for its test. */
  private String listed = "passed";

  DeploymentGateIT(@TempDir Path folder) throws IOException {
    Needs.programs("curl", "jq");
    this.folder = folder;
    this.server = RawServer.start(this::answer);
    Files.copy(Path.of("dist/empirical.jar"), folder.resolve("empirical.jar"));
    Files.writeString(folder.resolve("empirical.properties"), "env-name.2=staging\n");
    Path bin = folder.resolve("bin");
    Files.createDirectory(bin);
    ShippedProgram.underTest().install(bin);
    Script.write(
        bin.resolve("curl"),
        """
        #!/bin/sh
        # Other users see arguments.
        case "$*" in *any-key*) cat >/dev/null; exit 99 ;; esac
        for argument; do
          shift
          case $argument in
            https://api.empirical.run/*) argument=%s${argument#https://api.empirical.run} ;;
          esac
          set -- "$@" "$argument"
        done
        exec '%s' "$@"
        """
            .formatted(server.url(), Needs.onPath("curl").orElseThrow()));
  }

  @AfterEach
  void closeServer() throws IOException {
    server.close();
  }

  /** README's recipe leaves it to the reader how to deploy and to start the tests. */
  @ParameterizedTest
  @CsvSource({"passed, 0, gate met", "stale, 20, gate not met", "403, 22, curl: (22)"})
  void waitsForTheTestsOfTheNewVersion(String listed, int exit, String reason) throws Exception {
    this.listed = listed;
    List<String> requests =
        List.of(LIST, LOOK_UP, LIST, START, LOOK_UP).stream()
            .filter(request -> exit != 22 || request.equals(LIST))
            .toList();
    Path steps = Files.createFile(folder.resolve("steps"));
    for (String step : List.of("deploy", "start-tests")) {
      Script.write(folder.resolve(step), "#!/bin/sh\necho $0 $* >>steps\n");
    }
    assertEnds(exit, reason, run("sh -c", recipe(RecipesIT.README, OR_EXIT)));
    assertEquals(
        exit == 22 ? "" : "./deploy staging\n./start-tests staging\n", Files.readString(steps));
    assertEnds(exit, reason, run("bash -eo pipefail -c", recipe(HELP, OR_EXIT)));
    assertEquals(
        requests,
        server.heads().stream()
            .map(head -> head.lines().findFirst().orElseThrow().replace(" HTTP/1.1", ""))
            .toList());
  }

  /**
   * Beside the report of an earlier outage, and perhaps the list of an earlier deployment.
   *
   * @param old the list of an earlier deployment; null for none
   * @param kept the list that the next deployment finds; null for none
   */
  @ParameterizedTest
  @CsvSource({
    "passed, , , 0, gate met, passed",
    "passed, missing, , 0, gate met, passed",
    "missing, passed, , 20, gate not met, passed",
    "503, , , 75, curl: (22), ",
    "503, passed, , 0, gate met, passed",
    "401, missing, , 20, gate not met, missing",
    "503, x503, , 0, GOING_ON, x503",
    "x503, passed, , 0, GOING_ON, x503",
    "x500, passed, , 0, GOING_ON, x500",
    "passed x503, , , 0, GOING_ON, passed x503",
    "missing x503, passed, , 75, gate not met, passed",
    "x401, passed, , 77, gate undecided, passed",
    "x503 x401, passed, , 75, gate undecided, passed",
    "page, passed, , 78, is one page of several; use a narrower tag, passed",
    "x503, passed, jq() { return 127; }, 75, gate undecided, passed",
    "x503, passed, rm() { return 1; }, 1, '', passed"
  })
  void goesOnOnlyDuringAnOutage(
      String listed,
      @Nullable String old,
      @Nullable String before,
      int exit,
      String reason,
      @Nullable String kept)
      throws Exception {
    this.listed = listed;
    String first = recipe(HELP, OR_EXIT);
    String api = first.substring(0, first.indexOf("}\n") + 2);
    String recipe = (before == null ? "" : before + "\n") + api + recipe(HELP, "rm -f");
    Path list = folder.resolve("tests.json");
    for (String shell : List.of("sh -c", "bash -eo pipefail -c")) {
      Files.deleteIfExists(list);
      if (old != null) {
        Files.writeString(list, list(old));
      }
      Files.writeString(folder.resolve("tests.new"), list("passed"));
      Files.writeString(folder.resolve("gate.json"), "{\"gate\":{\"met\":null},\"errors\":[]}");
      assertEnds(exit, reason.replace("GOING_ON", GOING_ON), run(shell, recipe));
      assertEquals(
          kept == null ? "none" : list(kept), Files.exists(list) ? Files.readString(list) : "none");
    }
  }

  private static void assertEnds(int exit, String reason, Outcome outcome) {
    assertEquals(exit, outcome.exit(), outcome.toString());
    String last = outcome.err().substring(outcome.err().stripTrailing().lastIndexOf('\n') + 1);
    assertTrue(last.contains(reason), outcome.toString());
  }

  /** Runs a recipe, which neither repeats a request nor waits for a gate that stays unmet. */
  private Outcome run(String shell, String recipe) throws IOException, InterruptedException {
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
    environment.put("EMPIRICALRUN_KEY", "any-key");
    List<String> command = new ArrayList<>(List.of(shell.split(" ")));
    command.add(recipe.replace(" --wait 30m", " --retries 0"));
    return Outcome.of(command, folder, environment);
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
    String head = request.head();
    if (!head.contains("\nAuthorization: Bearer any-key")) {
      send(connection, 401, "");
    } else if (head.startsWith(LOOK_UP)) {
      lookUp(connection, request.body().replaceFirst(".*\"test_case_id\":\"(\\w+)\".*", "$1"));
    } else if (!head.startsWith(LIST + " ") && !request.body().equals(STARTED)) {
      send(connection, 400, head);
    } else if (listed.matches("[0-9]+")) {
      send(connection, Integer.parseInt(listed), list("passed"));
    } else {
      send(connection, 200, list(listed));
    }
  }

  private static void lookUp(Connection connection, String id) throws IOException {
    if (id.startsWith("x")) {
      send(connection, Integer.parseInt(id.substring(1)), "{\"error\":\"oh\"}");
      return;
    }
    long executedAt = System.currentTimeMillis() - (id.equals("stale") ? 10_000 : 0);
    String pass = "{\"environment_id\":\"2\",\"test_run_id\":\"9\",\"executed_at\":%d}";
    send(
        connection,
        200,
        "{\"data\":[" + (id.equals("missing") ? "" : pass.formatted(executedAt)) + "]}");
  }

  private static void send(Connection connection, int status, String body) throws IOException {
    connection.send(REPLY.formatted(status, body));
  }

  private static String list(String ids) {
    return Stream.of(ids.split(" "))
        .map("{\"id\":\"%s\"}"::formatted)
        .collect(
            Collectors.joining(
                ",",
                "{\"data\":{\"test_cases\":[",
                "]},\"pagination\":{\"has_more\":" + ids.equals("page") + "}}"));
  }
}
