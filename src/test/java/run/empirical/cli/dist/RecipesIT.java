package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import run.empirical.cli.Needs;
import run.empirical.cli.Outcome;
import run.empirical.cli.sandbox.RunningSandbox;
import run.empirical.cli.testcases.PlaywrightPage;

/** Runs the shell scripts in the README and the help, unchanged, against the sandbox. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@ParameterizedClass
@MethodSource("shells")
final class RecipesIT {
  private static final String LAST_PASSED_3_HOURS_AGO = RunningSandbox.ID;
  private static final String PASSED_ON_STAGING_ONLY = "a30a6eba6312f6b87ea5-0bd4ee34a4f6ce0b0a74";
  private static final String LAST_PASSED_3_WEEKS_AGO = "5f0e2c9b7a41d863e0f7-91c3a7e5d20b4f68e17a";
  private static final String NEVER_PASSED = "e6b4d1f83c7092a5be4d-f37a80c5d91e2b64a85c";
  static final Path README = Path.of("README.md");

  /** Matches a script of the README, or a command with its output. */
  private static final Pattern FENCED =
      Pattern.compile(
          "```(?:sh\n(.*?)|text\n[$] ([^\n]+\n(?: {4}[^\n]+\n)*)(.*?))```", Pattern.DOTALL);

  private static final Path TOPICS = Path.of("src/main/resources/run/empirical/cli/command");

  /**
   * Each recipe: its page, words in it, and its exit statuses for a test case that has never passed
   * and without a key. {@code jq -e} exits with 1 for null, and with 4 for no input.
   */
  private static final String EXIT_STATUSES =
      """
      README      | --days 90                        | 0  | 77
      README      | 'pays by card'                   | 0  | 77
      README      | ./release                        | 20 | 77
      README      | --last-failed                    | 0  | 77
      exit-codes  | case $code                       | 20 | 77
      formatting  | .passes == 0                     | 0  | 77
      formatting  | .message, .test_case_ids         | 0  | 77
      formatting  | group_by                         | 0  | 77
      formatting  | .report.started_at               | 0  | 77
      formatting  | git log                          | 1  | 4
      formatting  | select(.last_pass                | 0  | 77
      formatting  | .gate.unmet                      | 20 | 77
      gating      | ids.txt --require staging --max- | 20 | 77
      gating      | --list                           | 20 | 77
      gating      | stale.json                       | 1  | 77
      """;

  private final String shell;
  private final Path folder;
  private final RunningSandbox sandbox;

  RecipesIT(String shell, @TempDir Path folder) throws IOException {
    Needs.programs(shell);
    this.shell = shell;
    this.folder = folder;
    this.sandbox = RunningSandbox.inventedToday();
    Files.createDirectory(folder.resolve("bin"));
    ShippedProgram.underTest().install(folder.resolve("bin"));
    Npx.install(folder.resolve("bin"), 1);
    Files.writeString(
        folder.resolve("empirical.properties"), "env-name.1=production\nenv-name.2=staging\n");
  }

  /** Only bash on Java, which is slow. {@code PastedCommandsTest} runs each command in zsh, too. */
  static List<String> shells() {
    return ShippedProgram.underTest().onJava() ? List.of("bash") : List.of("bash", "zsh");
  }

  @AfterEach
  void closeSandbox() {
    sandbox.close();
  }

  @Test
  void eachRecipeFailsVisibly() throws IOException {
    int recipes = recipes(README).size();
    for (String topic : List.of("exit-codes", "formatting", "gating")) {
      recipes += recipes(topic(topic)).size();
    }
    assertEquals(EXIT_STATUSES.lines().count(), recipes);
  }

  /** Also on Java: so each recipe runs in every build. */
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = EXIT_STATUSES)
  void failsVisiblyWithoutAPass(String page, String words, int exit) throws Exception {
    failsVisibly("", recipe(page(page), words), exit, "");
  }

  @Tag("native")
  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = EXIT_STATUSES)
  void failsVisiblyWithoutAKey(String page, String words, int withoutPass, int exit)
      throws Exception {
    failsVisibly("EMPIRICALRUN_KEY=\n", recipe(page(page), words), exit, "no API key");
  }

  private void failsVisibly(String before, String recipe, int exit, String message)
      throws Exception {
    createCommits();
    installRelease();
    for (String list : List.of("ids.txt", "release.txt")) {
      Files.writeString(folder.resolve(list), NEVER_PASSED + "\n");
    }
    assertEquals(1, shell("npx playwright test", sandbox).exit());
    // Without pipefail, a pipe into jq or awk has their exit status.
    String script = before + "set -o pipefail\nid=" + NEVER_PASSED + "\n" + recipe;
    try (RunningSandbox withoutPasses = RunningSandbox.today("{}")) {
      Outcome outcome = shell(script, withoutPasses);
      assertEquals(exit, outcome.exit(), outcome.toString());
      assertTrue(outcome.err().contains(message), outcome.toString());
      assertFalse(outcome.out().contains("released\n"), outcome.toString());
    }
  }

  @Tag("native")
  @Test
  void looksUpFailedTests() throws Exception {
    List<String> failed = reported("unexpected");
    assertEquals(1, shell("npx playwright test", sandbox).exit());
    Outcome lookUp = runAfterPass("3h", failed.subList(0, 1), recipe(README, "--last-failed\n"));

    assertEquals(0, lookUp.exit(), lookUp.toString());
    List<String> lines = lookUp.out().lines().toList();
    assertEquals(failed.size() + 1, lines.size(), lookUp.toString());
    assertTrue(lines.get(0).matches("production +staging +TEST CASE"), lookUp.toString());
    assertTrue(lines.get(1).matches(">30d +3h  .*"), lookUp.toString());
    // The age of the report depends on the day.
    assertTrue(lookUp.err().contains(" playwright-report/index.html, written "), lookUp.toString());
  }

  @Tag("native")
  @ParameterizedTest
  @CsvSource({"--list, 23h, 25h", "ids.txt --require staging --max-, 23h, 25h"})
  void gateAcceptsFreshPasses(String words, String fresh, String stale) throws Exception {
    Files.writeString(folder.resolve("ids.txt"), "id\n");
    List<String> asked = List.of("id", Npx.LISTED);
    String recipe = recipe(topic("gating"), words);

    assertEquals(0, runAfterPass(fresh, asked, recipe).exit());
    assertEquals(20, runAfterPass(stale, asked, recipe).exit());
  }

  /** Creates a branch that is five hours old, with a commit that is an hour old. */
  private void createCommits() throws Exception {
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
   * Runs a script against a sandbox in which these test cases last passed on staging this long ago.
   */
  private Outcome runAfterPass(String age, List<String> ids, String script) throws Exception {
    String pass = "[{\"environment_id\":\"2\",\"test_run_id\":\"9\",\"executed_at\":\"%s\"}]";
    String passes =
        ids.stream()
            .map(id -> "\"" + id + "\":" + pass.formatted(age))
            .collect(Collectors.joining(",", "{", "}"));
    try (RunningSandbox api = RunningSandbox.today(passes)) {
      return shell(script, api);
    }
  }

  @Tag("native")
  @Test
  void runsJustTheTestsThatAGateLacks() throws Exception {
    Files.writeString(
        folder.resolve("ids.txt"), LAST_PASSED_3_HOURS_AGO + "\n" + NEVER_PASSED + "\n");
    String recipe = recipe(topic("gating"), "stale.json");
    String npx = "npx() { jq -c . stale.json; echo \"$@\"; }\n";
    assertEquals(
        "{\"status\":\"failed\",\"failedTests\":[\""
            + NEVER_PASSED
            + "\"]}\nplaywright test --last-failed --last-failed-file=stale.json\n",
        shell(npx + recipe.replace("last-pass ", "last-pass >gate.txt "), sandbox).out());
  }

  @Tag("native")
  @Test
  void distinguishesExitStatuses() throws Exception {
    String recipe = recipe(topic("exit-codes"), "case $code");

    // A shell that goes on after a failure, and one that exits.
    for (String before : List.of("", "set -eo pipefail\n")) {
      String id = before + "id=" + LAST_PASSED_3_HOURS_AGO + "\n";
      assertEquals(0, shell(id + recipe, sandbox).exit());
      Outcome unmet = shell(before + "id=" + NEVER_PASSED + "\n" + recipe, sandbox);
      assertEquals(20, unmet.exit(), unmet.toString());
      assertTrue(unmet.out().endsWith("not good enough\n"), unmet.toString());
      Outcome unknown = shell(id + "EMPIRICALRUN_KEY=' '\n" + recipe, sandbox);
      assertEquals(77, unknown.exit(), unknown.toString());
      assertTrue(unknown.out().endsWith("could not find out\n"), unknown.toString());
    }
  }

  @Test
  void releasesOnlyIfTheGateIsMet() throws Exception {
    installRelease();
    List<String> listed = List.of(Npx.LISTED);
    String recipe = recipe(README, "./release");

    Outcome met = runAfterPass("6d", listed, recipe);
    assertEquals(0, met.exit(), met.toString());
    assertTrue(met.out().contains("pays @smoke"), met.toString());
    assertTrue(met.out().endsWith("\nreleased\n"), met.toString());
    assertTrue(Files.deleteIfExists(folder.resolve("gate.html")));
    Outcome unmet = runAfterPass("8d", listed, recipe);
    assertEquals(20, unmet.exit(), unmet.toString());
    assertFalse(unmet.out().contains("released"), unmet.toString());
    assertTrue(Files.exists(folder.resolve("gate.html")));
  }

  @Tag("native")
  @Test
  void gateCannotTellIfPlaywrightListsNothing() throws Exception {
    String recipe = recipe(topic("gating"), "--list");
    String nothing =
        "npx() { [ \"$1\" = @empiricalrun/last-pass ] && shift && empirical last-pass \"$@\"; }\n";
    assertEquals(78, shell(nothing + recipe, sandbox).exit());
  }

  /** Tests that did not pass anywhere, and those that passed on staging only. */
  @Tag("native")
  @ParameterizedTest
  @CsvSource({".passes == 0, " + NEVER_PASSED, "select(.last_pass, " + PASSED_ON_STAGING_ONLY})
  void listsTestsThatDidNotPass(String words, String listed) throws Exception {
    Files.write(
        folder.resolve("ids.txt"),
        List.of(
            LAST_PASSED_3_HOURS_AGO,
            LAST_PASSED_3_WEEKS_AGO,
            PASSED_ON_STAGING_ONLY,
            NEVER_PASSED));

    assertEquals(
        new Outcome(0, listed + "\n", ""), shell(recipe(topic("formatting"), words), sandbox));
  }

  @Tag("native")
  @Test
  void showsTheCommitsSinceTheLastPass() throws Exception {
    createCommits();
    try (RunningSandbox api = RunningSandbox.today("{\"a\":[" + pass("1", "2h", "7") + "]}")) {
      Outcome outcome = shell("id=a\n" + recipe(topic("formatting"), "git log"), api);
      assertEquals(0, outcome.exit(), outcome.toString());
      assertEquals("an hour ago\n", outcome.out().replaceFirst("^[0-9a-f]+ ", ""));
    }
  }

  @Tag("native")
  @Test
  void groupsFailedTestsByTheTestRunInWhichTheyLastPassed() throws Exception {
    List<String> failed = reported("unexpected");
    assertEquals(1, shell("npx playwright test", sandbox).exit());
    Outcome outcome =
        runAfterPass("3h", failed.subList(0, 2), recipe(topic("formatting"), "group_by"));
    assertEquals(
        "{\"run\":\"9\",\"tests\":[\"%s\",\"%s\"]}\n".formatted(failed.get(0), failed.get(1)),
        outcome.out(),
        outcome.toString());
  }

  @Test
  void sandboxPrintsACommandThatAsksIt() throws Exception {
    Outcome outcome =
        shell(
            """
            mkfifo err
            empirical sandbox >url 2>err &
            sed '1d; 3q' err >try.sh
            sh try.sh
            kill $!
            """,
            sandbox);
    assertTrue(outcome.out().contains("\nproduction   3 hours ago "), outcome.toString());
  }

  @ParameterizedTest
  @CsvSource({"since=1d, 0, gate met", ":, 20, gate not met"})
  void triesTheGateOfADeployment(String since, int exit, String sentence) throws Exception {
    Path help = topic("deploying");
    Outcome prepared = shell(block(help, "chmod +x deploy"), sandbox);
    assertEquals(new Outcome(0, "", ""), prepared);
    String functions = block(help, "{ since=1d; }").replace("since=1d", since);
    String script = block(help, "list_tests tests.json || exit\n").replace("30m", "1s");
    Files.writeString(folder.resolve("try.sh"), functions + script);
    String run = block(help, "sh try.sh").replace("http://127.0.0.1:8787", sandbox.url());

    Outcome outcome = shell(run, sandbox);
    assertEquals(exit, outcome.exit(), outcome.toString());
    assertTrue(outcome.out().contains("\ndeployed\n"), outcome.toString());
    assertTrue(outcome.err().contains("empirical: " + sentence), outcome.toString());
  }

  private static String block(Path text, String words) throws IOException {
    List<String> found = blocks(text).stream().filter(block -> block.contains(words)).toList();
    assertEquals(1, found.size(), words);
    return found.get(0);
  }

  @Test
  void readmeShowsWhatTheProgramPrints() throws Exception {
    List<String> passes =
        List.of(
            pass("1", "2h", "48102") + "," + pass("2", "1h", "48155"),
            pass("1", "2h", "48102") + "," + pass("2", "1h", "48155"),
            pass("1", "9d", "46007"),
            pass("1", "2h", "48102") + "," + pass("2", "3m", "48213"));
    List<String> titles =
        List.of(
            "cart › adds a book",
            "cart › removes a book",
            "checkout › pays by card",
            "profile › changes the password");
    List<String> all = new ArrayList<>();
    List<String> tests = new ArrayList<>();
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < titles.size(); i++) {
      String id = "%020d-%020d".formatted(i, i);
      all.add("\"%s\":[%s]".formatted(id, passes.get(i)));
      list.append(id).append('\t').append(titles.get(i)).append('\n');
      tests.add(PlaywrightPage.test(id, titles.get(i), "unexpected"));
    }
    for (int i = titles.size(); i < 33; i++) {
      tests.add(PlaywrightPage.test("%020d-%020d".formatted(i, i), "passes", "expected"));
    }
    Files.writeString(folder.resolve("release.txt"), list);
    Instant fiveMinutesAgo = Instant.now().minusSeconds(330);
    String report =
        PlaywrightPage.report(fiveMinutesAgo.toEpochMilli(), tests.toArray(String[]::new));
    Files.createDirectory(folder.resolve("playwright-report"));
    Files.setLastModifiedTime(
        Files.writeString(
            folder.resolve("playwright-report/index.html"), PlaywrightPage.of(report)),
        FileTime.from(fiveMinutesAgo));
    List<String> printed = new ArrayList<>();
    try (RunningSandbox api = RunningSandbox.today("{" + String.join(",", all) + "}")) {
      for (String arguments :
          List.of("--from release.txt --require staging --max-age 7d", "--last-failed")) {
        printed.add(shell("empirical last-pass " + arguments + " 2>&1", api).out());
      }
    }

    assertEquals(
        FENCED
            .matcher(Files.readString(README))
            .results()
            .filter(block -> block.group(3) != null && !block.group(2).contains(" --demo"))
            .map(block -> block.group(3))
            .toList(),
        printed);
  }

  private static String pass(String environment, String age, String testRun) {
    return "{\"environment_id\":\"%s\",\"test_run_id\":\"%s\",\"executed_at\":\"%s\"}"
        .formatted(environment, testRun, age);
  }

  private void installRelease() throws IOException {
    Script.write(folder.resolve("release"), "#!/bin/sh\necho released\n");
  }

  private static Path page(String name) {
    return name.equals("README") ? README : topic(name);
  }

  static Path topic(String name) {
    return TOPICS.resolve(name + ".txt");
  }

  /** The indented blocks of a text, without the blank lines between them, and without lists. */
  private static List<String> indented(String text, int indent) {
    List<String> blocks = new ArrayList<>();
    StringBuilder block = new StringBuilder();
    String withoutLists = text.replaceAll("(?m)^- .*\n(?: {2}.*\n)*", "\n");
    for (String line : (withoutLists + "\n\n").lines().toList()) {
      if (line.startsWith(" ".repeat(indent))) {
        block.append(line.substring(indent)).append('\n');
      } else if (block.length() > 0) {
        blocks.add(block.toString());
        block.setLength(0);
      }
    }
    return blocks;
  }

  private Outcome shell(String script, RunningSandbox api) throws Exception {
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
    environment.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    environment.put("EMPIRICAL_API_URL", api.url());
    environment.put("EMPIRICALRUN_KEY", "any-key");
    return Outcome.of(List.of(shell, "-c", script), folder, environment);
  }

  /** The only recipe of a text that contains these words. */
  private static String recipe(Path text, String words) throws IOException {
    List<String> found = recipes(text).stream().filter(recipe -> recipe.contains(words)).toList();
    assertEquals(1, found.size(), words);
    return found.get(0);
  }

  /**
   * The shell scripts of a text that ask the API, with the test case in {@code $id}. {@link
   * DeploymentGateIT} runs the one that also asks another endpoint.
   */
  private static List<String> recipes(Path text) throws IOException {
    return blocks(text).stream()
        .filter(block -> block.contains("last-pass ") && !block.contains(" --demo"))
        .filter(block -> !block.contains("curl"))
        .map(block -> block.replaceAll(" ID\\b", " \"\\$id\""))
        .toList();
  }

  /** The shell scripts of the README, or of a help topic. */
  static List<String> blocks(Path text) throws IOException {
    String content = Files.readString(text);
    return text.equals(README)
        ? FENCED
            .matcher(content)
            .results()
            .map(block -> block.group(block.group(1) == null ? 2 : 1))
            .toList()
        : indented(content, 2);
  }

  /**
   * The IDs of the tests with one of these outcomes, from Playwright's own list beside the report.
   */
  private static List<String> reported(String... outcomes) throws IOException {
    Path list = Path.of(Npx.REPORT.toString().replace(".html", ".tsv"));
    return Files.readAllLines(list).stream()
        .map(line -> List.of(line.split("\t", -1)))
        .filter(row -> List.of(outcomes).contains(row.get(1)))
        .map(row -> row.get(0))
        .distinct()
        .toList();
  }
}
