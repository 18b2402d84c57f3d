package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import run.empirical.cli.sandbox.Sandbox;
import run.empirical.cli.sandbox.SandboxData;
import run.empirical.cli.sandbox.SandboxDataException;
import run.empirical.cli.sandbox.SandboxSettings;

/** Runs the shell scripts in the README and the help, unchanged, against the sandbox. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(120)
final class RecipesIT {
  private static final Path DIST = Path.of("dist").toAbsolutePath();
  private static final String PASSED_ON_STAGING =
      "{\"%s\":[{\"environment_id\":\"2\",\"test_run_id\":\"9\",\"executed_at\":\"3h\"}]}";
  private static final String LAST_PASSED_3_HOURS_AGO = "a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee";
  private static final Path MAN_PAGE = Path.of("src/build/man/empirical-last-pass.txt");
  private static final Set<String> RUN = new LinkedHashSet<>();
  private static final List<String> RECIPES = recipes();

  private final Path folder;
  private final Sandbox sandbox;

  RecipesIT(@TempDir Path folder) throws IOException, SandboxDataException {
    this.folder = folder;
    this.sandbox = start(SandboxData.builtIn());
    Files.createDirectory(folder.resolve("bin"));
    Npx.install(folder.resolve("bin"), 1);
    Files.writeString(
        folder.resolve("config"),
        "env-name.1=production\nenv-name.2=staging\nenv-name.3=preview\n");
  }

  @AfterEach
  void closeSandbox() {
    sandbox.close();
  }

  @AfterAll
  static void everyRecipeWasRun() {
    assertEquals(Set.copyOf(RECIPES), Set.copyOf(RUN));
  }

  @Test
  void looksUpFailedTests() throws IOException, InterruptedException, SandboxDataException {
    List<String> failed = failedIds();
    try (Sandbox api = start(data(PASSED_ON_STAGING.formatted(failed.get(0))))) {
      Outcome failedRun = shell(recipe("npx playwright test"), api);
      Outcome lookUp = shell(recipe("empirical last-pass --last-failed\n"), api);

      assertEquals(1, failedRun.exit(), failedRun.toString());
      assertEquals(new Outcome(0, failedRun.out(), failedRun.err()), lookUp);
      List<String> lines = failedRun.out().lines().toList();
      assertEquals(failed.size() + 1, lines.size(), failedRun.toString());
      assertTrue(lines.get(0).matches("TEST CASE +staging"), failedRun.toString());
      assertTrue(lines.get(1).endsWith("  3h"), failedRun.toString());
      assertTrue(
          failedRun.err().startsWith("empirical: playwright-report/index.html, written just now: "),
          failedRun.toString());
    }
  }

  @Test
  void looksUpTestsByReportLinkAndId() throws IOException, InterruptedException {
    assertEquals(1, shell("npx playwright test", sandbox).exit());
    Outcome outcome = shell("set -e\n" + recipe("--grep"), sandbox);

    assertEquals(0, outcome.exit(), outcome.toString());
    assertTrue(
        outcome.out().contains("ENVIRONMENT  LAST PASS    EXECUTED AT           TEST RUN\n"),
        outcome.toString());
    assertTrue(outcome.out().contains("Cart › removes a"), outcome.toString());
  }

  @Test
  void listsTheCommitsSinceATestLastPassed() throws IOException, InterruptedException {
    createCommits();
    String recipe = recipe("git log");
    String help = block(help("gating"), "git log").replace(" ID ", " \"$id\" ");

    for (String script : List.of(recipe, help)) {
      Outcome outcome = shell("id=" + LAST_PASSED_3_HOURS_AGO + "\n" + script, sandbox);
      assertEquals(0, outcome.exit(), outcome.toString());
      assertTrue(outcome.out().matches("[0-9a-f]+ an hour ago\n"), outcome.toString());
    }
  }

  @Test
  void gateAcceptsPassesSinceACommit()
      throws IOException, InterruptedException, SandboxDataException {
    createCommits();
    Files.writeString(folder.resolve("ids.txt"), "id\n");
    String recipe = block(help("gating"), "HEAD)\"");

    assertEquals(0, runAfterPass("59m", List.of("id"), recipe).exit());
    assertEquals(20, runAfterPass("61m", List.of("id"), recipe).exit());
  }

  @Test
  void gateAcceptsPassesSinceTheBranchPoint()
      throws IOException, InterruptedException, SandboxDataException {
    createCommits();
    assertEquals(1, shell("npx playwright test", sandbox).exit());
    String recipe = block(help("gating"), "merge-base");

    assertEquals(0, runAfterPass("299m", failedIds(), recipe).exit());
    assertEquals(20, runAfterPass("301m", failedIds(), recipe).exit());
  }

  /** A branch from five hours ago, with a commit an hour ago. */
  private void createCommits() throws IOException, InterruptedException {
    Outcome outcome =
        shell(
            """
            set -e
            commit() {
              GIT_COMMITTER_DATE="$(($(date +%s) - $1)) +0000" git -c user.name=a -c user.email=a@b.test \
                commit -q --allow-empty -m "$2"
            }
            git init -q
            commit 18000 'five hours ago'
            git update-ref refs/remotes/origin/main HEAD
            commit 3600 'an hour ago'
            """,
            sandbox);
    assertEquals(new Outcome(0, "", ""), outcome);
  }

  /**
   * Runs a script against a sandbox where these test cases last passed on staging that long ago.
   */
  private Outcome runAfterPass(String age, List<String> ids, String script)
      throws IOException, InterruptedException, SandboxDataException {
    String pass = "[{\"environment_id\":\"2\",\"test_run_id\":\"9\",\"executed_at\":\"%s\"}]";
    String passes =
        ids.stream()
            .map(id -> "\"" + id + "\":" + pass.formatted(age))
            .collect(Collectors.joining(",", "{", "}"));
    try (Sandbox api = start(data(passes))) {
      return shell(script, api);
    }
  }

  @Test
  void keepsPlaywrightsExitStatus() throws IOException, InterruptedException {
    List<String> recipes = new ArrayList<>(RECIPES);
    recipes.addAll(indented(help("gating"), 2));
    recipes.addAll(indented(Files.readString(MAN_PAGE), 2));
    recipes.removeIf(recipe -> !recipe.contains("npx playwright test"));
    assertEquals(3, recipes.size());
    for (String recipe : recipes) {
      for (int status : new int[] {0, 1, 130}) {
        Npx.install(folder.resolve("bin"), status);
        // A shell that goes on after a failure, one that exits, and a look-up without a valid key.
        for (String before : List.of("", "set -eo pipefail\n", "set -e; EMPIRICALRUN_KEY=' '\n")) {
          Outcome outcome = shell(before + recipe, sandbox);
          assertEquals(status, outcome.exit(), before + recipe + outcome);
        }
      }
    }
  }

  @Test
  void gateChecksAListOfTestCases() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("ids.txt"), "a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee\n");
    String recipe = block(help("gating"), "ids.txt");

    assertEquals(0, shell(recipe, sandbox).exit());
    Files.writeString(folder.resolve("ids.txt"), "a30a6eba6312f6b87ea5-000000000000000000ff\n");
    assertEquals(20, shell(recipe, sandbox).exit());
  }

  @Test
  void distinguishesExitStatuses() throws IOException, InterruptedException {
    String recipe = block(help("exit-codes"), "case $?");
    String fresh = recipe.replace(" ID ", " a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee ");

    assertEquals(0, shell(fresh, sandbox).exit());
    Outcome unmet = shell(recipe, sandbox);
    assertEquals(1, unmet.exit(), unmet.toString());
    assertTrue(unmet.out().endsWith("not good enough\n"), unmet.toString());
    Outcome unknown = shell("EMPIRICALRUN_KEY=' '\n" + recipe, sandbox);
    assertEquals(1, unknown.exit(), unknown.toString());
    assertTrue(unknown.out().endsWith("could not find out\n"), unknown.toString());
  }

  @Test
  void releasesOnlyIfTheGateIsMet() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("release"), "#!/bin/sh\necho released\n");
    Files.setPosixFilePermissions(
        folder.resolve("release"), PosixFilePermissions.fromString("rwxr-xr-x"));
    Path list = folder.resolve("release.txt");
    Files.writeString(list, "a30a6eba6312f6b87ea5-d8c11f94cac9c5e5d2a8\n");
    String recipe = recipe("./release");

    Outcome met = shell(recipe, sandbox);
    assertEquals(0, met.exit(), met.toString());
    assertTrue(met.out().endsWith("\nreleased\n"), met.toString());
    Outcome unknown = shell("EMPIRICALRUN_KEY=' '\n" + recipe, sandbox);
    assertEquals(1, unknown.exit(), unknown.toString());
    assertEquals("not released: could not find out\n", unknown.out());
    Files.writeString(list, LAST_PASSED_3_HOURS_AGO + "\n");
    Outcome unmet = shell(recipe.replace("--wait 20m", ""), sandbox);
    assertEquals(1, unmet.exit(), unmet.toString());
    assertTrue(
        unmet.out().endsWith("\nnot released: a test has no fresh pass\n"), unmet.toString());
  }

  @Test
  void looksUpManyTestCasesAtOnce() throws IOException, InterruptedException {
    assertEquals(
        new Outcome(0, "", "empirical: of 2 test cases, 2 last passed within the last day\n"),
        shell(recipe("printf"), sandbox));
    assertEquals(
        List.of(
            "a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee production",
            "a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee staging",
            "5f0e2c9b7a41d863e0f7-2b8d9c0e4f7a6153cd92 production",
            "5f0e2c9b7a41d863e0f7-2b8d9c0e4f7a6153cd92 staging"),
        Files.readAllLines(folder.resolve("last-passes.tsv")).stream()
            .map(line -> List.of(line.split("\t", -1)))
            .map(row -> row.get(0) + " " + row.get(2))
            .toList());
  }

  private static Sandbox start(SandboxData data) throws IOException {
    return Sandbox.start(new SandboxSettings(0, data, null, Duration.ZERO, InstantSource.system()));
  }

  private static SandboxData data(String json) throws IOException, SandboxDataException {
    return SandboxData.read(
        new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "data");
  }

  private String help(String topic) throws IOException, InterruptedException {
    return shell("empirical help " + topic, sandbox).out();
  }

  /** The indented blocks of a text, without the blank lines between them. */
  private static List<String> indented(String text, int indent) {
    List<String> blocks = new ArrayList<>();
    StringBuilder block = new StringBuilder();
    for (String line : (text + "\n\n").lines().toList()) {
      if (line.startsWith(" ".repeat(indent))) {
        block.append(line.substring(indent)).append('\n');
      } else if (block.length() > 0) {
        blocks.add(block.toString());
        block.setLength(0);
      }
    }
    return blocks;
  }

  /** The first block, indented by two spaces, that contains these words. */
  private static String block(String text, String words) {
    return indented(text, 2).stream().filter(it -> it.contains(words)).findFirst().orElseThrow();
  }

  private Outcome shell(String script, Sandbox api) throws IOException, InterruptedException {
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
    environment.put("PATH", folder.resolve("bin") + ":" + DIST + ":" + System.getenv("PATH"));
    environment.put("EMPIRICAL_API_URL", api.baseUri().toString());
    environment.put("EMPIRICALRUN_KEY", "any-key");
    environment.put("EMPIRICAL_CONFIG", folder.resolve("config").toString());
    return Outcome.of(List.of("bash", "-c", script), folder, environment);
  }

  /** The only recipe that contains a text. */
  private static String recipe(String part) {
    List<String> found = RECIPES.stream().filter(recipe -> recipe.contains(part)).toList();
    assertEquals(1, found.size(), part);
    RUN.add(found.get(0));
    return found.get(0);
  }

  /** The shell scripts of the README. */
  private static List<String> recipes() {
    try {
      return Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL)
          .matcher(Files.readString(Path.of("README.md")))
          .results()
          .map(block -> block.group(1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The IDs of the failed tests, from Playwright's own list of the report's tests. */
  private static List<String> failedIds() throws IOException {
    Path list = Path.of(Npx.REPORT.toString().replace(".html", ".tsv"));
    return Files.readAllLines(list).stream()
        .map(line -> List.of(line.split("\t", -1)))
        .filter(row -> row.get(1).equals("unexpected"))
        .map(row -> row.get(0))
        .distinct()
        .toList();
  }
}
