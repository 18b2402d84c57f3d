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
      Path.of("src/test/resources/playwright/reports/second-project.json").toAbsolutePath();
  private static final Set<String> RUN = new LinkedHashSet<>();
  private static final List<String> RECIPES = recipes();

  private final Path folder;
  private final Sandbox sandbox;

  RecipesIT(@TempDir Path folder) throws IOException, SandboxDataException {
    this.folder = folder;
    this.sandbox = start(SandboxData.builtIn());
    Path bin = Files.createDirectory(folder.resolve("bin"));
    // Stands for a Playwright run in which tests failed.
    Path npx = Files.writeString(bin.resolve("npx"), "#!/bin/sh\ncat '" + REPORT + "'\nexit 1\n");
    Files.setPosixFilePermissions(npx, PosixFilePermissions.fromString("rwxr-xr-x"));
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

  @Test
  void tellsOfTheTestsThatFailed() throws IOException, InterruptedException, SandboxDataException {
    String failed = failedIds().get(0);
    String data =
        "{\""
            + failed
            + "\":[{\"environment_id\":\"2\",\"test_run_id\":\"9\",\"executed_at\":\"3h\"}]}";
    try (Sandbox own =
        start(
            SandboxData.read(
                new ByteArrayInputStream(data.getBytes(StandardCharsets.UTF_8)), "data"))) {
      Outcome outcome = shell(recipe("npx playwright test"), own);
      assertEquals(0, outcome.exit(), outcome.toString());
      List<String> lines = outcome.out().lines().toList();
      assertEquals(2, lines.size(), outcome.toString());
      assertTrue(lines.get(0).startsWith("TEST CASE"), outcome.toString());
      assertTrue(lines.get(1).startsWith(failed), outcome.toString());
      assertTrue(lines.get(1).contains("  staging      3 hours ago  "), outcome.toString());
    }
  }

  @Test
  void decidesInAShell() throws IOException, InterruptedException {
    assertEquals(
        new Outcome(0, "fresh enough to release\n", ""), shell(recipe("if empirical"), sandbox));
  }

  @Test
  void asksForManyAtOnce() throws IOException, InterruptedException {
    assertEquals(new Outcome(0, "", ""), shell(recipe("printf"), sandbox));
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
            0, "", "empirical: gate met (asked: a last pass at most 12h old in production)\n"),
        shell(recipe("--wait 90m"), sandbox));
  }

  @Test
  void writesTheSummaryOfAGitHubJob() throws IOException, InterruptedException {
    String yaml = recipe("GITHUB_STEP_SUMMARY");
    String script = yaml.substring(yaml.indexOf("run: |\n") + "run: |\n".length()).indent(-4);
    Path summary = Files.writeString(folder.resolve("summary.md"), "# Before\n");
    assertEquals(0, shell(script, sandbox).exit());
    String written = Files.readString(summary);
    assertTrue(written.startsWith("# Before\n"), written);
    assertTrue(written.contains("staging") && written.contains("2 days ago"), written);
  }

  @Test
  void writesTheReportOfAGitLabJob() throws IOException, InterruptedException {
    String yaml = recipe("last-pass:\n");
    String script =
        yaml.lines()
            .filter(line -> line.startsWith("    - "))
            .map(line -> line.substring("    - ".length()))
            .findFirst()
            .orElseThrow();
    assertEquals(0, shell(script, sandbox).exit());
    String report = Files.readString(folder.resolve("last-pass.xml"));
    assertTrue(report.contains("tests=\"2\""), report);
  }

  private static Sandbox start(SandboxData data) throws IOException {
    return Sandbox.start(new SandboxSettings(0, data, null, Duration.ZERO, InstantSource.system()));
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
    Path list = Path.of(REPORT.toString().replace(".json", ".tsv"));
    return Files.readAllLines(list).stream()
        .map(line -> List.of(line.split("\t", -1)))
        .filter(row -> row.get(1).equals("unexpected"))
        .map(row -> row.get(0))
        .toList();
  }
}
