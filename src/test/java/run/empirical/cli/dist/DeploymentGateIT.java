package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import run.empirical.cli.Connection;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Needs;
import run.empirical.cli.Outcome;
import run.empirical.cli.RawServer;

/** Runs the recipe for a workflow that deploys, against a server in place of the API. */
@Tag("jar")
@EnabledOnOs({OS.LINUX, OS.MAC})
final class DeploymentGateIT {
  /** The query and the key are the recipe's, so that any other request has no list. */
  private static final String REQUEST =
      "GET /api/v2/test-cases?tags=smoke&is_active=true&per_page=100 HTTP/1.1\n";

  private static final String REPLY = "HTTP/1.1 %d x\r\nConnection: close\r\n\r\n%s";

  private static final String WHOLE = list(", \"suites\": [\"cart\"]", "", "{\"has_more\": false}");

  private final Path folder;
  private final RawServer server;
  private int status = 200;
  private String list = WHOLE;
  private Duration age = Duration.ZERO;

  DeploymentGateIT(@TempDir Path folder) throws IOException {
    Needs.programs("curl", "jq");
    this.folder = folder;
    this.server = RawServer.start(this::answer);
    Files.copy(Path.of("dist/empirical.jar"), folder.resolve("empirical.jar"));
    Files.writeString(folder.resolve("empirical.properties"), "env-name.2=staging\n");
    Script.write(
        folder.resolve("bin/curl"),
        """
        #!/bin/sh
        # Other users see arguments.
        case "$*" in *any-key*) exit 99 ;; esac
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

  @ParameterizedTest
  @CsvSource({
    "sh -ec, ', \"suites\": [\"cart\"]', cart › adds a book",
    "bash -eo pipefail -c, '', adds a book"
  })
  void isMetByAPassAfterTheDeployment(String shell, String suites, String title) throws Exception {
    list = list(suites, "", "{\"has_more\": false}");
    Outcome outcome = run(shell);
    assertEquals(0, outcome.exit(), outcome.toString());
    assertTrue(outcome.out().endsWith("  " + title + "\n"), outcome.toString());
  }

  @Test
  void isNotMetByAPassBeforeTheDeployment() throws Exception {
    age = Duration.ofSeconds(10);
    Outcome outcome = run("sh -ec");
    assertEquals(20, outcome.exit(), outcome.toString());
  }

  static Stream<Arguments> repliesWithoutAWholeList() {
    String suites = ", \"suites\": []";
    String notWhole = ": more than 100 tests, out of date, or no list\n";
    String noTest = ": no active test has this tag\n";
    return Stream.of(
        Arguments.of(200, list(suites, "", "{\"has_more\": true}"), notWhole),
        Arguments.of(200, list(suites, "", "null"), notWhole),
        Arguments.of(200, list(suites, ", \"pagination\": {\"hasMore\": false}", "null"), notWhole),
        Arguments.of(
            200, list(suites, ", \"sync_error\": \"x\"", "{\"has_more\": false}"), notWhole),
        Arguments.of(200, WHOLE + WHOLE, notWhole),
        Arguments.of(200, WHOLE + "<html>", "jq: parse error"),
        Arguments.of(200, WHOLE.substring(0, WHOLE.length() / 2), "jq: parse error"),
        Arguments.of(200, WHOLE.replaceFirst("\\{\"id\".*?}", ""), noTest),
        Arguments.of(200, WHOLE.replaceFirst("\\{\"id\".*?}", "$0, {\"id\": {}}"), "jq: error"),
        Arguments.of(200, "<html>", "jq: parse error"),
        Arguments.of(200, "", notWhole),
        Arguments.of(401, WHOLE, "curl: (22)"),
        Arguments.of(500, WHOLE, "curl: (22)"));
  }

  /**
   * The input is empty, which the program rejects, also in a shell that sees only the last command
   * of a pipe fail. The program that rejected the list says why.
   */
  @ParameterizedTest
  @MethodSource("repliesWithoutAWholeList")
  void cannotTellWithoutAWholeList(int status, String list, String reason) throws Exception {
    this.status = status;
    this.list = list;
    Script.write(folder.resolve("bin/java"), "#!/bin/sh\ncat\nexit 78\n");
    Outcome outcome = run("sh -ec");
    assertEquals(new Outcome(78, "", outcome.err()), outcome);
    assertTrue(outcome.err().contains(reason), outcome.toString());
  }

  @Test
  void isTheSameInReadmeAndHelp() throws IOException {
    assertEquals(recipe(RecipesIT.README), recipe(RecipesIT.topic("gating")));
  }

  /** Runs the recipe, which does not wait for a gate that stays unmet. */
  private Outcome run(String shell) throws IOException, InterruptedException {
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
    String recipe = recipe(RecipesIT.README);
    command.add(age.isZero() ? recipe : recipe.replace(" --wait 30m", ""));
    return Outcome.of(command, folder, environment);
  }

  private static String recipe(Path text) throws IOException {
    List<String> found =
        RecipesIT.blocks(text).stream().filter(block -> block.contains("curl")).toList();
    assertEquals(1, found.size(), found.toString());
    return found.get(0);
  }

  private void answer(Connection connection) throws IOException {
    String head = connection.request().head();
    if (head.startsWith("POST " + FakeApi.PATH)) {
      long executedAt = System.currentTimeMillis() - age.toMillis();
      String pass = "{\"environment_id\":\"2\",\"test_run_id\":\"9\",\"executed_at\":%d}";
      connection.send(REPLY.formatted(200, "{\"data\":[" + pass.formatted(executedAt) + "]}"));
    } else {
      boolean asked = head.startsWith(REQUEST) && head.contains("\nAuthorization: Bearer any-key");
      connection.send(REPLY.formatted(status, asked ? list : head));
    }
  }

  private static String list(String suites, String more, String pagination) {
    return """
    {"data": {"test_cases": [{"id": "%s"%s, "name": "adds a book"}]%s}, "pagination": %s}
    """
        .formatted(Npx.LISTED, suites, more, pagination);
  }
}
