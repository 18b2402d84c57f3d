package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
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
import run.empirical.cli.model.Assumptions;

/** Runs the script of the help that names environments, against a server in place of the API. */
@EnabledOnOs({OS.LINUX, OS.MAC})
final class EnvironmentNamesIT {
  private static final List<String> SHELLS = List.of("sh -c", "bash -eo pipefail -c", "zsh -fc");
  private static final String LOOK_UP = "POST " + FakeApi.PATH;
  private static final String TEST_RUN = "GET /api/test-runs?id=";
  private static final String KEY = "any-key";
  private static final String PRODUCTION =
      "dashboard=https://dash.empirical.run/acme\nenv-name.1=production";

  private final Path folder;
  private final Path file;
  private final RawServer server;

  /** The reply to a look-up. */
  private String passes = "";

  EnvironmentNamesIT(@TempDir Path folder) throws IOException {
    Needs.programs("curl", "jq", "bash", "zsh");
    this.folder = folder;
    this.file = folder.resolve("empirical.properties");
    this.server = RawServer.start(this::answer);
    Files.createDirectory(folder.resolve("bin"));
    ShippedProgram.underTest().install(folder.resolve("bin"));
    Curl.install(folder.resolve("bin"), server.url(), KEY);
  }

  @AfterEach
  void closeServer() throws IOException {
    server.close();
  }

  /**
   * @param passed the environments, each with the test run that passed: {@code ID:RUN}
   */
  @ParameterizedTest
  @CsvSource({"2:staging 1:production, '\nenv-name.2=staging'", "1:production, ''"})
  void namesEachEnvironmentWithAPass(String passed, String names) throws Exception {
    passes = passes(passed);
    for (String shell : SHELLS) {
      Outcome outcome = run(shell, KEY);
      assertEquals(0, outcome.exit(), outcome.toString());
      assertTrue(
          outcome.out().matches("(?s).*\nproduction +[12] hours? ago .*"), outcome.toString());
      assertEquals("", outcome.err());
      assertEquals(PRODUCTION + names + "\n", Files.readString(file));
      Files.delete(file);
    }
  }

  @Tag("native")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                        | cannot name environment - (test run -)",
        "1:401 2:staging           | cannot name environment 1 (test run 401)",
        "1:unknown 2:all           | 'cannot name environment 1 (test run unknown)\n"
            + "cannot name environment 2 (test run all)'",
        "1:production 2:odd        | cannot name environment 2 (test run odd)",
        "1:production 2=b:staging  | cannot name environment 2=b (test run staging)",
        "1:production 2:7          | the name '7' looks like an environment ID",
        "1:production 2:production | the name 'production' is given to both 1 and 2"
      })
  void writesNothingIfAnEnvironmentCannotBeNamed(String passed, String reason) throws Exception {
    passes = passes(passed);
    assertStops(1, reason, run("sh -c", KEY));
  }

  @Tag("native")
  @Test
  void writesNothingIfTheKeyIsRejected() throws Exception {
    assertStops(77, "Create a key at " + Assumptions.KEY_PAGE, run("sh -c", "other-key"));
  }

  @Test
  void keepsTheFileThatIsThere() throws Exception {
    Files.writeString(file, "env-name.9=x\n");
    for (String shell : SHELLS) {
      assertEquals(
          new Outcome(1, "", "empirical.properties exists, and is not changed\n"), run(shell, KEY));
    }
    assertEquals("env-name.9=x\n", Files.readString(file));
    assertEquals(List.of(), server.heads());
  }

  private void assertStops(int exit, String reason, Outcome outcome) {
    assertEquals(exit, outcome.exit(), outcome.toString());
    assertEquals("", outcome.out());
    assertTrue(outcome.err().endsWith(reason + "\n"), outcome.toString());
    assertTrue(Files.notExists(file));
  }

  private Outcome run(String shell, String key) throws IOException, InterruptedException {
    List<String> scripts =
        RecipesIT.blocks(RecipesIT.topic("environment")).stream()
            .filter(block -> block.contains("curl"))
            .toList();
    assertEquals(1, scripts.size(), scripts.toString());
    List<String> command = new ArrayList<>(List.of(shell.split(" ")));
    command.add(scripts.get(0));
    return Outcome.of(
        command,
        folder,
        Map.of(
            "PATH",
            folder.resolve("bin") + ":" + System.getenv("PATH"),
            "LC_ALL",
            "C.UTF-8",
            "EMPIRICAL_API_URL",
            server.url(),
            "EMPIRICALRUN_KEY",
            key));
  }

  private void answer(Connection connection) throws IOException {
    Connection.Request request = connection.request();
    String target = request.head().lines().findFirst().orElseThrow().replace(" HTTP/1.1", "");
    String testRun = target.replace(TEST_RUN, "");
    int status = 200;
    if (!request.head().contains("\nAuthorization: Bearer " + KEY) || testRun.equals("401")) {
      status = 401;
    } else if (!target.equals(LOOK_UP) && !target.startsWith(TEST_RUN)) {
      status = 400;
    }
    connection.send(
        "HTTP/1.1 %d x\r\nConnection: close\r\n\r\n%s"
            .formatted(status, target.equals(LOOK_UP) ? passes : testRun(testRun)));
  }

  /** The newest pass is an hour old, the next one two, and so on. */
  private static String passes(String passed) {
    List<String> passes = new ArrayList<>();
    for (String pass : passed.split(" ")) {
      if (!pass.isEmpty()) {
        passes.add(
            "{\"environment_id\":\"%s\",\"test_run_id\":\"%s\",\"executed_at\":%d}"
                .formatted(
                    pass.replaceFirst(":.*", ""),
                    pass.replaceFirst(".*:", ""),
                    System.currentTimeMillis() - 3_600_000L * (passes.size() + 1)));
      }
    }
    return "{\"data\":[" + String.join(",", passes) + "]}";
  }

  /** The test run ran in the environment that has its name. */
  private static String testRun(String name) {
    Stream<String> slugs =
        switch (name) {
          case "unknown" -> Stream.of();
          case "all" -> Stream.of("production", "staging");
          case "odd" -> Stream.of("odd\\nenv-name.1=staging");
          default -> Stream.of(name);
        };
    return "{\"data\":{\"test_runs\":{\"items\":[%s]},\"project\":{\"slug\":\"acme\"}}}"
        .formatted(
            slugs.map("{\"environment_slug\":\"%s\"}"::formatted).collect(Collectors.joining(",")));
  }
}
