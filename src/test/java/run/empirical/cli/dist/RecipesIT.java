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

/** Runs the README's recipes as they stand there, against the sandbox. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(120)
final class RecipesIT {
  private static final Path DIST = Path.of("dist").toAbsolutePath();
  private static final Path REPORT =
      Path.of("src/test/resources/playwright/html/full-1.65.html").toAbsolutePath();
  private static final String PASSED_ON_STAGING =
      "{\"%s\":[{\"environment_id\":\"2\",\"test_run_id\":\"9\",\"executed_at\":\"3h\"}]}";
  private static final Path MAN_PAGE = Path.of("src/build/man/empirical-last-pass.txt");
  private static final Set<String> RUN = new LinkedHashSet<>();
  private static final List<String> RECIPES = recipes();

  private final Path folder;
  private final Sandbox sandbox;

  RecipesIT(@TempDir Path folder) throws IOException, SandboxDataException {
    this.folder = folder;
    this.sandbox = start(SandboxData.builtIn());
    Files.createDirectory(folder.resolve("bin"));
    playwrightEndsWith(1);
    Files.writeString(
        folder.resolve("config"),
        "env-name.1=production\nenv-name.2=staging\nenv-name.3=preview\n");
  }

  @AfterEach
  void stops() {
    sandbox.close();
  }

  @AfterAll
  static void everyRecipeWasRun() {
    assertEquals(Set.copyOf(RECIPES), Set.copyOf(RUN));
  }

  /** Stands for a Playwright run that leaves its report behind. */
  private void playwrightEndsWith(int status) throws IOException {
    String script =
        "#!/bin/sh\nmkdir -p playwright-report\n"
            + (status == 0 ? "" : "cp '" + REPORT + "' playwright-report/index.html\n")
            + "exit "
            + status
            + "\n";
    Path npx = Files.writeString(folder.resolve("bin").resolve("npx"), script);
    Files.setPosixFilePermissions(npx, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void tellsOfTheTestsThatFailed() throws IOException, InterruptedException, SandboxDataException {
    List<String> failed = failedIds();
    try (Sandbox own = start(data(PASSED_ON_STAGING.formatted(failed.get(0))))) {
      Outcome outcome = shell(recipe("npx playwright test"), own);

      assertEquals(1, outcome.exit(), outcome.toString());
      List<String> lines = outcome.out().lines().toList();
      assertEquals(failed.size() + 1, lines.size(), outcome.toString());
      assertTrue(lines.get(0).matches("TEST CASE +staging"), outcome.toString());
      assertTrue(lines.get(1).endsWith("  3h"), outcome.toString());
      assertTrue(
          outcome.err().startsWith("empirical: playwright-report/index.html, written just now: "),
          outcome.toString());
    }
  }

  @Test
  void keepsTheStatusOfPlaywright() throws IOException, InterruptedException {
    List<String> recipes = new ArrayList<>(RECIPES);
    recipes.addAll(indented(help("gating"), 2));
    recipes.addAll(indented(Files.readString(MAN_PAGE), 2));
    recipes.removeIf(recipe -> !recipe.contains("npx playwright test"));
    assertEquals(3, recipes.size());
    for (String recipe : recipes) {
      for (int status : new int[] {0, 1, 130}) {
        playwrightEndsWith(status);
        // As a step of a pipeline that stops at the first failure and as one that does not, and
        // where the API cannot be asked.
        for (String before : List.of("", "set -eo pipefail\n", "set -e; EMPIRICALRUN_KEY=' '\n")) {
          Outcome outcome = shell(before + recipe, sandbox);
          assertEquals(status, outcome.exit(), before + recipe + outcome);
        }
      }
    }
  }

  @Test
  void decidesOnAListAsTheHelpShows() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("ids.txt"), "a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee\n");
    String recipe =
        indented(help("gating"), 2).stream()
            .filter(block -> block.contains("ids.txt"))
            .findFirst()
            .orElseThrow();

    assertEquals(0, shell(recipe, sandbox).exit());
    Files.writeString(folder.resolve("ids.txt"), "a30a6eba6312f6b87ea5-000000000000000000ff\n");
    assertEquals(20, shell(recipe, sandbox).exit());
  }

  @Test
  void tellsTheStatusesApartAsTheHelpShows() throws IOException, InterruptedException {
    String recipe =
        indented(help("exit-codes"), 2).stream()
            .filter(block -> block.contains("case $?"))
            .findFirst()
            .orElseThrow();
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
  void decidesInAShell() throws IOException, InterruptedException {
    assertEquals(
        new Outcome(0, "fresh enough to release\n", ""), shell(recipe("if empirical"), sandbox));
  }

  @Test
  void asksForManyAtOnce() throws IOException, InterruptedException {
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

  @Test
  void speaksFromCronOnlyOfTheVerdict() throws IOException, InterruptedException {
    assertEquals(
        new Outcome(
            0, "", "empirical: gate met (required: a last pass at most 12h old in production)\n"),
        shell(recipe("--wait 90m"), sandbox));
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

  /** The blocks that are set off from a text, without the blank lines between them. */
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

  private Outcome shell(String script, Sandbox api) throws IOException, InterruptedException {
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
    environment.put("PATH", folder.resolve("bin") + ":" + DIST + ":" + System.getenv("PATH"));
    environment.put("EMPIRICAL_API_URL", api.baseUri().toString());
    environment.put("EMPIRICALRUN_KEY", "any-key");
    environment.put("EMPIRICAL_CONFIG", folder.resolve("config").toString());
    environment.put("GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString());
    return Outcome.of(List.of("bash", "-c", script), folder, environment);
  }

  /** The one recipe that holds a text. */
  private static String recipe(String part) {
    List<String> found = RECIPES.stream().filter(recipe -> recipe.contains(part)).toList();
    assertEquals(1, found.size(), part);
    RUN.add(found.get(0));
    return found.get(0);
  }

  /** The fenced blocks of the README's section of recipes. */
  private static List<String> recipes() {
    String readme;
    try {
      readme = Files.readString(Path.of("README.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    int begin = readme.indexOf("## Recipes");
    String section = readme.substring(begin, readme.indexOf("\n## ", begin));
    List<String> blocks = new ArrayList<>();
    String[] parts = section.split("```", -1);
    for (int i = 1; i < parts.length; i += 2) {
      blocks.add(parts[i].substring(parts[i].indexOf('\n') + 1));
    }
    return blocks;
  }

  /** The failed tests that Playwright's own list of the run names. */
  private static List<String> failedIds() throws IOException {
    Path list = Path.of(REPORT.toString().replace(".html", ".tsv"));
    return Files.readAllLines(list).stream()
        .map(line -> List.of(line.split("\t", -1)))
        .filter(row -> row.get(1).equals("unexpected"))
        .map(row -> row.get(0))
        .distinct()
        .toList();
  }
}
