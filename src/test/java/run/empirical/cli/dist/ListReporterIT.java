package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import run.empirical.cli.Outcome;

/** The npm package's list of tests, by its path in a checkout, as Playwright writes it. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
final class ListReporterIT {
  private static final Path LIST = Path.of("dist/npm/list.js").toAbsolutePath();

  private final Path folder;

  ListReporterIT(@TempDir Path temporary) throws IOException {
    this.folder = temporary.toRealPath();
    Files.copy(ReporterIT.TESTS, folder.resolve("cart.spec.js"));
    Files.writeString(
        folder.resolve("playwright.config.js"),
        "module.exports = { projects: [{ name: 'chromium' }, { name: 'firefox' }] };\n");
  }

  @BeforeAll
  static void requirePlaywright() {
    ReporterIT.requirePlaywright();
  }

  @Test
  void listsWhatPlaywrightSelects() throws Exception {
    assertEquals(
        new Outcome(
            0,
            """

            # empirical: selected tests: 2
            ceb0bea1dd12be5aadb7-6b39817fb3f0ea576d58\tCart › removes a "lamp" 🛒
            ceb0bea1dd12be5aadb7-71896bc35365193815fb\tCart › adds a book
            """,
            ""),
        list("--project", "firefox", "-g", "cart "));
    assertEquals(
        new Outcome(
            0,
            """

            # empirical: selected tests: 2
            ceb0bea1dd12be5aadb7-0c1a015236a310be6d84\topens @smoke [chromium]
            ceb0bea1dd12be5aadb7-b8376b9a9a0618c06a99\topens @smoke [firefox]
            """,
            "empirical: 2 tests are marked as skipped and left out\n"),
        list("-g", "@smoke"));
  }

  /** But says how many there are at least, so that {@code --from} misses them. */
  @Test
  void listsNothingIfAFileCannotBeLoaded() throws Exception {
    Files.writeString(folder.resolve("broken.spec.js"), "throw new Error('oh');\n");

    assertEquals(new Outcome(1, "\n# empirical: selected tests: 1\n", "Error: oh\n"), list());
  }

  @Test
  void saysThatTestsHaveRunIfNobodyAskedToListThem() throws Exception {
    assertEquals(
        new Outcome(
            0,
            """

            # empirical: selected tests: 1
            ceb0bea1dd12be5aadb7-b8376b9a9a0618c06a99\topens @smoke
            """,
            """
            empirical: 1 test is marked as skipped and left out
            empirical: the tests have run: to list them only, add --list
            """),
        playwright("--project=firefox", "-g", "@smoke"));
  }

  private Outcome list(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("--list"));
    all.addAll(List.of(arguments));
    return playwright(all.toArray(String[]::new));
  }

  private Outcome playwright(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of("node", ReporterIT.PLAYWRIGHT.toString(), "test", "--reporter=" + LIST));
    command.addAll(List.of(arguments));
    Map<String, String> environment =
        Map.of(
            "PATH",
            Needs.onPath("node").orElseThrow().getParent() + ":/usr/bin:/bin",
            "NODE_PATH",
            ReporterIT.MODULES.toString());
    return Outcome.of(command, folder, environment);
  }
}
