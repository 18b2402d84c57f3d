package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.Outcome;
import run.empirical.cli.sandbox.Sandbox;

/** The npm package's reporters, in Playwright itself and on their own. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
final class ReporterIT {
  private static final Path TESTS =
      Path.of("src/test/resources/playwright/reporter/cart.spec.js").toAbsolutePath();
  private static final Path MODULES = Path.of("target/npm/node_modules").toAbsolutePath();
  private static final Path PLAYWRIGHT = MODULES.resolve("@playwright/test/cli.js");
  private static final String PLATFORM =
      System.getProperty("os.arch").equals("aarch64") ? "linux-arm64" : "linux-x64";

  /** The test case in one of the projects that fails in both. */
  private static final String ADDS_A_BOOK = "ceb0bea1dd12be5aadb7-9dc8d20c88eec6be1271";

  private static final Outcome SILENT = new Outcome(0, "", "");

  private final Path folder;
  private final Path program;
  private final Map<String, String> environment = new TreeMap<>();

  ReporterIT(@TempDir Path temporary) throws IOException {
    this.folder = temporary.toRealPath();
    Files.copy(TESTS, folder.resolve("cart.spec.js"));
    Files.writeString(
        folder.resolve("playwright.config.js"),
        "module.exports = { projects: [{ name: 'chromium' }, { name: 'firefox' }], "
            + readmesReporter()
            + "};\n");
    Files.writeString(folder.resolve("config"), "env-name.1=production\n");
    Path modules = Files.createDirectories(folder.resolve("node_modules/@empiricalrun"));
    Files.createDirectory(modules.resolve("cli"));
    try (Stream<Path> files = Files.list(Path.of("dist/npm"))) {
      for (Path file : files.toList()) {
        Files.copy(file, modules.resolve("cli").resolve(file.getFileName().toString()));
      }
    }
    this.program = modules.resolve("cli-" + PLATFORM + "/bin/empirical");
    Path launcher = Path.of("dist/empirical").toAbsolutePath();
    Script.write(program, "#!/bin/sh\nexec '" + launcher + "' \"$@\"\n");
    environment.put("PATH", Needs.onPath("node").orElseThrow().getParent() + ":/usr/bin:/bin");
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("NODE_PATH", MODULES.toString());
    environment.put("CI", "1");
    environment.put("EMPIRICAL_CONFIG", folder.resolve("config").toString());
    environment.put("EMPIRICALRUN_KEY", "any");
  }

  @BeforeAll
  static void requirePlaywright() {
    Needs.programs("node");
    Needs.that(Files.exists(PLAYWRIGHT), "Playwright is not installed; .ci/run tests installs it");
  }

  /** With the run's IDs, labels, counts and start. */
  @Test
  void answersBelowTheSummaryOfARedRun() throws Exception {
    String passes =
        "{\"%s\":[{\"environment_id\":\"1\",\"test_run_id\":\"9\",\"executed_at\":\"3h\"}]}"
            .formatted(ADDS_A_BOOK);
    try (Sandbox api = Sandboxes.with(passes)) {
      environment.put("EMPIRICAL_API_URL", api.baseUri().toString());
      Outcome outcome = playwright();

      assertEquals(
          new Outcome(
              1,
              """

              production  TEST CASE
              3h          Cart › adds\\u0009a\\u000abook [chromium]
              >30d        Cart › removes a "lamp" 🛒 [firefox]
              >30d        Cart › adds\\u0009a\\u000abook [firefox]
              empirical: of 3 test cases, 1 last passed within a day before the Playwright run \
              began, 2 did not pass in the last 30 days
              """,
              ""),
          belowTheSummary(outcome));
    }
  }

  @Test
  void isSilentOnAGreenRun() throws Exception {
    Files.delete(program);

    assertEquals(SILENT, belowTheSummary(playwright("-g", "@smoke")));
  }

  @Test
  void saysInOneLineThatThereIsNoKey() throws Exception {
    environment.remove("EMPIRICALRUN_KEY");

    assertEquals(
        new Outcome(
            0,
            """

            empirical: no API key: set EMPIRICALRUN_KEY or give --key-file. Create one at \
            https://dash.empirical.run/settings/api-keys; --demo needs none
            """,
            ""),
        reporter("{}", ""));
  }

  /** Without a row of question marks for each test. */
  @Test
  void saysInOneLineThatThereIsNoAnswer() throws Exception {
    environment.put("EMPIRICAL_API_URL", "http://127.0.0.1:1");
    String failure = "cannot reach http://127.0.0.1:1: connection refused";

    assertEquals(
        new Outcome(0, "\nempirical: Cart › fails: " + failure + "\n", ""),
        reporter("{ args: ['--retries=0'] }", ""));
    Outcome several = playwright();
    assertEquals(
        new Outcome(
            1,
            "\nempirical: "
                + failure
                + " (3 test cases: Cart › adds\\u0009a\\u000abook [chromium], Cart › removes a"
                + " \"lamp\" 🛒 [firefox], Cart › adds\\u0009a\\u000abook [firefox])\n",
            ""),
        belowTheSummary(several));
  }

  @Test
  void saysInOneLineThatThereIsNoProgram() throws Exception {
    Files.writeString(program, "");
    Outcome damaged = reporter("{}", "");
    Files.delete(program);
    Outcome missing = reporter("{}", "");

    String name = "@empiricalrun/cli-" + PLATFORM;
    assertEquals(
        new Outcome(
            0, "\nempirical: %s is damaged: install %s again\n".formatted(program, name), ""),
        damaged);
    assertEquals(
        new Outcome(
            0,
            "\nempirical: "
                + name
                + " is not installed: it needs optional dependencies and, on Linux arm64, glibc"
                + " 2.34 or later\n",
            ""),
        missing);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {"[] | 15", "['--timeout', '1m30s'] | 95", "['--timeout=2s', '--wait', '1m'] | 67"})
  void endsAProgramThatHangs(String args, int seconds) throws Exception {
    Script.write(program, "#!/bin/sh\nexec sleep 1000\n");
    String impatient =
        "const set = setTimeout; setTimeout = (f, ms) => { console.log(ms); set(f, 1); };";

    assertEquals(
        new Outcome(
            0,
            "\n"
                + seconds
                + "000\nempirical: no answer about the failed tests within "
                + seconds
                + " seconds; args may have a longer --timeout\n",
            ""),
        reporter("{ args: " + args + " }", impatient));
  }

  @Test
  void passesItsArgumentsAndAReport() throws Exception {
    Script.write(program, "#!/bin/sh\necho \"$*\"\ncat\necho >&2 said\nexit 20\n");
    Outcome outcome = reporter("{ args: ['--env', 'a b', '--days', 90] }", "");

    assertEquals(
        new Outcome(
            0,
            "\nlast-pass --from-playwright - --timeout 10s --env a b --days 90\n"
                + new ObjectMapper()
                    .readTree(
                        """
                        {"startTime":1000,
                         "files":[{"fileName":"shop/cart.spec.js","tests":[
                           {"testId":"a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee","title":"fails",
                            "path":["Cart"],"projectName":"chromium",
                            "annotations":[{"type":"issue"}],
                            "outcome":"unexpected","results":[{}]}
                         ]}]}
                        """)
                + "said\n",
            ""),
        outcome);
    assertEquals(
        new Outcome(
            0,
            "\nempirical: the reporter's args are not a list, such as ['--env', 'production']\n",
            ""),
        reporter("{ args: '--env a' }", ""));
  }

  @Test
  void listsWhatPlaywrightSelects() throws Exception {
    assertEquals(
        new Outcome(
            0,
            """

            # empirical: selected tests
            ceb0bea1dd12be5aadb7-6b39817fb3f0ea576d58\tCart › removes a "lamp" 🛒
            ceb0bea1dd12be5aadb7-71896bc35365193815fb\tCart › adds\ta\\u000abook
            """,
            ""),
        list("--project", "firefox", "-g", "cart "));
    assertEquals(
        new Outcome(
            0,
            """

            # empirical: selected tests
            ceb0bea1dd12be5aadb7-0c1a015236a310be6d84\topens @smoke [chromium]
            ceb0bea1dd12be5aadb7-b8376b9a9a0618c06a99\topens @smoke [firefox]
            """,
            "empirical: 2 tests are marked as skipped and left out\n"),
        list("-g", "@smoke"));
  }

  @Test
  void listsNothingIfAFileCannotBeLoaded() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.spec.js"), "throw new Error('oh');\n");
    Outcome outcome = list();

    assertEquals(
        new Outcome(1, "\n# empirical: selected tests\n", "Error: oh\n"),
        outcome,
        broken.toString());
  }

  /** The line that the README adds to a configuration. */
  private static String readmesReporter() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("README.md"))) {
      return lines.filter(line -> line.startsWith("reporter: ")).findFirst().orElseThrow();
    }
  }

  /** What the reporter prints, without the output of Playwright's own reporters. */
  private static Outcome belowTheSummary(Outcome outcome) {
    String out =
        outcome
            .out()
            .replaceFirst("(?s)^.* passed \\([\\d.ms]+\\)\n", "")
            .replaceFirst("(?s)\nTo open last HTML report run:\n.*", "");
    return new Outcome(outcome.exit(), out, outcome.err());
  }

  private Outcome list(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("--list", "--reporter=@empiricalrun/cli/list"));
    all.addAll(List.of(arguments));
    return playwright(all.toArray(String[]::new));
  }

  private Outcome playwright(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node", PLAYWRIGHT.toString(), "test"));
    command.addAll(List.of(arguments));
    return Outcome.of(command, folder, environment);
  }

  /** Tells the reporter of a run with one failed test, whose ID merge-reports has lengthened. */
  private Outcome reporter(String options, String before) throws IOException, InterruptedException {
    String run =
        """
        const Reporter = require('@empiricalrun/cli/reporter');
        const test = {
          id: 'a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee1',
          title: 'fails',
          titlePath: () => ['', 'chromium', 'shop/cart.spec.js', '', 'Cart', 'fails'],
          annotations: [{ type: 'issue', description: 'private' }],
          results: [{ status: 'failed' }],
          outcome: () => 'unexpected',
        };
        const reporter = new Reporter(%s);
        reporter.onBegin({}, { allTests: () => [test] });
        reporter.onEnd({ status: 'failed', startTime: new Date(1000) });
        """
            .formatted(options);
    return Outcome.of(List.of("node", "-e", before + run), folder, environment);
  }
}
