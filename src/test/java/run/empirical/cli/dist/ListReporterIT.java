package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import run.empirical.cli.Cli;
import run.empirical.cli.Needs;
import run.empirical.cli.Outcome;

/** The output of the npm package's list reporter, configured by its path, in Playwright. */
@Tag("jar")
@EnabledOnOs(OS.LINUX)
final class ListReporterIT {
  private static final Path LIST = Path.of("dist/npm/list.js").toAbsolutePath();
  private static final String PLAYWRIGHT = Needs.PLAYWRIGHT.toString();

  /** The list of the tests with this tag. */
  private static final Outcome SMOKE =
      selected(
          """
          ceb0bea1dd12be5aadb7-0c1a015236a310be6d84\topens @smoke [chromium]
          ceb0bea1dd12be5aadb7-b8376b9a9a0618c06a99\topens @smoke [firefox]
          """,
          """
          empirical: left out: 2 tests marked as skipped (empties @smoke [chromium], empties \
          @smoke [firefox])
          """);

  private final Path folder;

  ListReporterIT(@TempDir Path temporary) throws IOException {
    Needs.programs("node");
    this.folder = temporary.toRealPath();
    Files.copy(ReporterIT.TESTS, folder.resolve("cart.spec.js"));
    configure("{ name: 'chromium' }, { name: 'firefox' }");
  }

  @Test
  void listsWhatPlaywrightSelects() throws Exception {
    assertEquals(
        selected(
            """
            ceb0bea1dd12be5aadb7-6b39817fb3f0ea576d58\tCart › removes a "lamp" 🛒
            ceb0bea1dd12be5aadb7-71896bc35365193815fb\tCart › adds\\u0009a\\u000abook
            """,
            ""),
        list("--project", "firefox", "-g", "cart "));
    assertEquals(SMOKE, list("-g", "@smoke"));
  }

  /** The ID is that of the first run, unless that is in another shard. */
  @Test
  void listsARepeatedTestOnce() throws Exception {
    assertEquals(
        selected(
            """
            ceb0bea1dd12be5aadb7-b8376b9a9a0618c06a99\topens @smoke
            """,
            """
            empirical: left out: 1 test marked as skipped (empties @smoke), 2 repetitions
            """),
        list("--project=firefox", "-g", "@smoke", "--repeat-each=2"));
    assertEquals(
        selected(
            """
            ceb0bea1dd12be5aadb7-001b00c7f275f3e024c4\topens @smoke
            """,
            "empirical: left out: 1 test marked as skipped (empties @smoke)\n"),
        list("--project=firefox", "-g", "@smoke", "--repeat-each=2", "--shard=2/2"));
  }

  @Test
  void namesThreeOfTheTestsThatAreMarkedAsSkipped() throws Exception {
    Files.writeString(
        folder.resolve("skipped.spec.js"),
        """
        const { test } = require('@playwright/test');
        test('runs', () => {});
        ['a', 'a\\x1b[1m', 'b', 'c', 'd'].forEach((it) => test.fixme(it, () => {}));
        """);
    assertEquals(
        "empirical: left out: 5 tests marked as skipped (a, a\\u001b[1m, b and 2 more)\n",
        list("skipped", "--project=firefox").err());
  }

  /** Repetitions in several projects have the same title. */
  @Test
  void listsARepeatedTestOncePerProject() throws Exception {
    configure("{ name: 'chromium' }, { name: 'chromium' }");
    assertEquals(
        selected(
            """
            ceb0bea1dd12be5aadb7-0c1a015236a310be6d84\tcart.spec.js › opens @smoke
            ceb0bea1dd12be5aadb7-9e3437c54b0bfe5b7eab\tcart.spec.js › opens @smoke
            """,
            "empirical: left out: 2 repetitions\n"),
        list("-g", "opens", "--repeat-each=2"));
  }

  /** Characters that could control a terminal are escaped; joined letters and emoji are kept. */
  @Test
  void escapesControlCharacters() throws Exception {
    Files.writeString(
        folder.resolve("title.spec.js"),
        "require('@playwright/test').test('\\x1b]0;x\\x07\\x9b\\u202e\\u2028\\ud800 👩\u200d🍳"
            + " \\u{e0001}', () => {});\n");
    assertEquals(
        selected(
            """
            559350b5e5811b2429e1-a43f25db6918ce6abee2\t\\u001b]0;x\\u0007\\u009b\\u202e\\u2028\\ud800 👩\u200d🍳 \\udb40\\udc01
            """,
            ""),
        list("title", "--project=firefox"));
  }

  @Test
  void printsAnErrorInsteadOfAListThatCannotBeMade() throws Exception {
    assertEquals(
        new Outcome(1, "\n# empirical: error: Error: No tests found\n", "Error: No tests found\n"),
        list("-g", "nothing"));
    assertEquals(
        new Outcome(0, "\n# empirical: error: no tests found\n", ""),
        list("-g", "nothing", "--pass-with-no-tests"));

    Path broken = folder.resolve("broken.spec.js");
    Files.writeString(broken, "\nthrow new Error('o\\x1b[1mh\\x9b\\nno');\n");
    assertEquals(
        new Outcome(
            1,
            "\n# empirical: error: Error: oh\\u009b (" + broken + ":2)\n",
            "Error: oh\\u009b\nno\n"),
        list());

    Files.writeString(broken, "throw 'no server';\n");
    Files.copy(broken, folder.resolve("broken-too.spec.js"));
    assertEquals(
        new Outcome(
            1, "\n# empirical: error: 'no server'; 'no server'\n", "'no server'\n'no server'\n"),
        list());
  }

  /** A reader of the list, and one of the line about skipped tests. */
  @Test
  void isQuietIfAPipeIsClosed() throws Exception {
    String list = "node '%s' test --list -g @smoke --reporter='%s'".formatted(PLAYWRIGHT, LIST);
    assertEquals(
        new Outcome(0, "", SMOKE.err()), run("bash", "-c", "set -o pipefail; " + list + " | true"));
    assertEquals(
        new Outcome(0, SMOKE.out(), ""),
        run("bash", "-c", "set -o pipefail; { " + list + " 2>&1 >&3 | true; } 3>&1"));
  }

  @Test
  void saysThatTestsHaveRunIfNobodyAskedToListThem() throws Exception {
    assertEquals(
        selected(
            """
            ceb0bea1dd12be5aadb7-b8376b9a9a0618c06a99\topens @smoke
            """,
            """
            empirical: the tests have run: to list them only, add --list
            empirical: left out: 1 test marked as skipped (empties @smoke)
            """),
        playwright("--project=firefox", "-g", "@smoke"));
  }

  /** Playwright's own list, which has no IDs, may be printed before. */
  @Test
  void readsItsListOnly() throws Exception {
    // The last --reporter counts.
    Outcome own = list("--project=firefox", "-g", "adds", "--reporter=list");
    assertEquals(
        Outcome.error(
            78,
            "--from: standard input is what Playwright's own --list prints, without IDs; add"
                + " --reporter=@empiricalrun/last-pass/list"),
        new Cli().input(own.out()).lastPass("--demo --from -"));

    Outcome both = list("--project=firefox", "-g", "adds", "--reporter=list," + LIST);
    Outcome answer = new Cli().input(both.out()).lastPass("--demo --from - --env 1 -q -o tsv");
    assertEquals(
        "ceb0bea1dd12be5aadb7-71896bc35365193815fb",
        answer.out().lines().map(line -> line.split("\t", 2)[0]).collect(Collectors.joining(" ")));
  }

  private void configure(String projects) throws IOException {
    Files.writeString(
        folder.resolve("playwright.config.js"),
        "module.exports = { projects: [" + projects + "] };\n");
  }

  /** The outcome for a list of these entries. */
  private static Outcome selected(String entries, String err) {
    String start = "\n# empirical: selected tests: " + entries.lines().count() + "\n";
    return new Outcome(0, start + entries + "# empirical: end\n", err);
  }

  private Outcome list(String... arguments) throws IOException, InterruptedException {
    return playwright(
        Stream.concat(Stream.of("--list"), Stream.of(arguments)).toArray(String[]::new));
  }

  private Outcome playwright(String... arguments) throws IOException, InterruptedException {
    Stream<String> command = Stream.of("node", PLAYWRIGHT, "test", "--reporter=" + LIST);
    return run(Stream.concat(command, Stream.of(arguments)).toArray(String[]::new));
  }

  private Outcome run(String... command) throws IOException, InterruptedException {
    Needs.playwright();
    Map<String, String> environment =
        Map.of(
            "PATH",
            Needs.onPath("node").orElseThrow().getParent() + ":/usr/bin:/bin",
            "NODE_PATH",
            Needs.NPM_PACKAGES.toString());
    return Outcome.of(List.of(command), folder, environment);
  }
}
