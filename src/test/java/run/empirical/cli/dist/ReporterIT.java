package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

/** The npm package's reporter, in Playwright itself and on its own. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
final class ReporterIT {
  static final Path TESTS =
      Path.of("src/test/resources/playwright/reporter/cart.spec.js").toAbsolutePath();
  static final Path MODULES = Path.of("target/npm/node_modules").toAbsolutePath();
  static final Path PLAYWRIGHT = MODULES.resolve("@playwright/test/cli.js");
  private static final String PLATFORM =
      System.getProperty("os.arch").equals("aarch64") ? "linux-arm64" : "linux-x64";

  /** The test case in one of the projects that fails in both. */
  private static final String ADDS_A_BOOK = "ceb0bea1dd12be5aadb7-9dc8d20c88eec6be1271";

  private static final String PASSES =
      """
      {"%s":[{"environment_id":"1","test_run_id":"<b>9</b>\\u001b[31m","executed_at":"3h30m"}]}
      """
          .formatted(ADDS_A_BOOK);

  private static final String NO_KEY =
      """

      empirical: no API key: set EMPIRICALRUN_KEY or give --key-file. Create one at \
      https://dash.empirical.run/settings/api-keys
      """;

  private static final String COMMAND =
      "last-pass --from-playwright - --max-time 10s --report json=FILE";

  private static final Outcome SILENT = new Outcome(0, "", "");

  private final Path folder;
  private final Path program;
  private final Map<String, String> environment = new TreeMap<>();

  ReporterIT(@TempDir Path temporary) throws IOException {
    this.folder = temporary.toRealPath();
    Files.copy(TESTS, folder.resolve("cart.spec.js"));
    configure(readmesReporters());
    Files.writeString(folder.resolve("config"), "");
    Files.writeString(folder.resolve("empirical.properties"), "env-name.1=production\n");
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
    try (Sandbox api = Sandboxes.with(PASSES)) {
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
              empirical: 3 test cases: 1 passed within a day before the run began, 2 without a \
              pass in 30 days
              """,
              ""),
          belowTheSummary(outcome));
    }
  }

  /** And each of their results; by the program that the configuration names. */
  @Test
  void annotatesFailedTestsForTheReportersAfterIt() throws Exception {
    Files.move(program, folder.resolve("own"));
    configure("['@empiricalrun/cli/reporter', { program: './own' }], ['json']");
    environment.put("PLAYWRIGHT_JSON_OUTPUT_NAME", folder.resolve("report.json").toString());
    try (Sandbox api = Sandboxes.with(PASSES)) {
      environment.put("EMPIRICAL_API_URL", api.baseUri().toString());
      playwright("--retries=1");
    }

    String none = "[last pass: production, not in 30 days]";
    String pass = "[last pass: production, 3h before this run, TIME, run <b>9</b>\\u001b[31m]";
    assertEquals(
        """
        opens @smoke chromium [] [[]]
        opens @smoke firefox [] [[]]
        empties @smoke chromium [skip] [[skip]]
        empties @smoke firefox [skip] [[skip]]
        removes a "lamp" 🛒 chromium [] [[]]
        removes a "lamp" 🛒 firefox %1$s [%1$s, %1$s]
        adds\ta
        book chromium %2$s [%2$s, %2$s]
        adds\ta
        book firefox %1$s [%1$s, %1$s]
        """
            .formatted(none, pass),
        annotations(folder.resolve("report.json")));
  }

  @Test
  void leavesPlaywrightsDataOnStandardOutputAlone() throws Exception {
    environment.remove("EMPIRICALRUN_KEY");
    configure("['json'], ['@empiricalrun/cli/reporter']");
    Outcome outcome = playwright();

    assertEquals(new Outcome(1, "", NO_KEY), new Outcome(outcome.exit(), "", outcome.err()));
    assertEquals(3, new ObjectMapper().readTree(outcome.out()).at("/stats/unexpected").asInt());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "['html']                            |                              | false",
        "['json']                            |                              | true",
        "['junit', { includeRetries: true }] |                              | true",
        "['json', { outputFile: 'a.json' }]  |                              | false",
        "['json']                            | PLAYWRIGHT_JSON_OUTPUT_NAME  | false",
        "['junit']                           | PLAYWRIGHT_JUNIT_OUTPUT_FILE | false",
        "['junit']                           | PLAYWRIGHT_JSON_OUTPUT_FILE  | true"
      })
  void printsOnStandardErrorIfDataIsOnStandardOutput(
      String other, @Nullable String variable, boolean data) throws Exception {
    environment.remove("EMPIRICALRUN_KEY");
    if (variable != null) {
      environment.put(variable, "file");
    }

    assertEquals(
        data ? new Outcome(0, "", NO_KEY) : new Outcome(0, NO_KEY, ""),
        reporter("{}", "{ reporter: [" + other + "] }", ""));
  }

  @Test
  void isSilentOnAGreenRun() throws Exception {
    Files.delete(program);

    assertEquals(SILENT, belowTheSummary(playwright("-g", "@smoke")));
  }

  @Test
  void saysInOneLineThatThereIsNoKey() throws Exception {
    environment.remove("EMPIRICALRUN_KEY");

    assertEquals(new Outcome(0, NO_KEY, ""), reporter("{}", ""));
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
      value = {
        "[] | 15",
        "['--timeout', '1m'] | 15",
        "['--max-time', '1m30s'] | 95",
        "['--max-time=2s'] | 7"
      })
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
                + " seconds\n",
            ""),
        reporter("{ args: " + args + " }", impatient));
  }

  /** And leaves nothing in the folder for temporary files. */
  @Test
  void passesItsArgumentsAndAReport() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    environment.put("TMPDIR", temporary.toString());
    Script.write(program, "#!/bin/sh\necho \"$*\"\ncat\necho >&2 said\nexit 20\n");
    Outcome outcome = reporter("{ args: ['--env', 'a b', '--days', 90] }", "");

    assertEquals(
        new Outcome(
            0,
            "\n"
                + COMMAND
                + " --env a b --days 90\n"
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
        withoutFile(outcome));
    try (Stream<Path> left = Files.list(temporary)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void addsTheAnswerToTheSummaryOfAJobUnlessThereAreOtherReports() throws Exception {
    Script.write(program, "#!/bin/sh\necho \"$*\"\n");
    Path summary = Files.createFile(folder.resolve("summary.md"));
    environment.put("GITHUB_STEP_SUMMARY", summary.toString());

    assertEquals(
        new Outcome(0, "\n" + COMMAND + " --report markdown=" + summary + " --days 9\n", ""),
        withoutFile(reporter("{ args: ['--days', 9] }", "")));
    assertEquals(
        new Outcome(0, "\n" + COMMAND + " --report a.html\n", ""),
        withoutFile(reporter("{ args: ['--report', 'a.html'] }", "")));
    assertEquals(
        new Outcome(0, "\n" + COMMAND + " --report=a.html\n", ""),
        withoutFile(reporter("{ args: ['--report=a.html'] }", "")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "/no/such/file | ENOENT: no such file or directory, access '/no/such/file'",
        "/dev/null     | /dev/null is not a regular file"
      })
  void answersWithoutASummaryThatCannotBeWritten(String file, String reason) throws Exception {
    Script.write(program, "#!/bin/sh\necho answer\n");
    environment.put("GITHUB_STEP_SUMMARY", file);

    assertEquals(
        new Outcome(0, "\nempirical: no summary of the job: " + reason + "\nanswer\n", ""),
        reporter("{}", ""));
  }

  /** On a green run, too, which is when a configuration is tried. */
  @Test
  void refusesOptionsThatItDoesNotHave() throws Exception {
    configure("['@empiricalrun/cli/reporter', { arg: ['--env', 'a'] }]");

    assertEquals(
        new Outcome(0, "empirical: the reporter has no option 'arg', only args and program\n", ""),
        belowTheSummary(playwright("-g", "@smoke")));
    assertEquals(
        new Outcome(
            0,
            "empirical: the reporter's args are not a list, such as ['--env', 'production']\n",
            ""),
        reporter("{ args: '--env a' }", ""));
  }

  /** None from the {@code PATH}, and no batch file, which Node.js would run in a shell. */
  @Test
  void refusesAProgramThatIsNone() throws Exception {
    Path batch = Files.writeString(folder.resolve("empirical.cmd"), "@echo off\n");

    assertEquals(
        new Outcome(0, "\nempirical: " + batch + " is no program\n", ""),
        reporter("{ program: 'empirical.cmd', configDir: '" + folder + "' }", ""));
    assertEquals(
        new Outcome(
            0, "\nempirical: ENOENT: no such file or directory, open '" + folder + "/cat'\n", ""),
        reporter("{ program: 'cat', configDir: '" + folder + "' }", ""));
  }

  /** The reporters that the README configures. */
  private static String readmesReporters() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("README.md"))) {
      String line = lines.filter(it -> it.startsWith("reporter: [[")).findFirst().orElseThrow();
      return line.substring("reporter: [".length(), line.lastIndexOf(']'));
    }
  }

  private void configure(String reporters) throws IOException {
    Files.writeString(
        folder.resolve("playwright.config.js"),
        "module.exports = { projects: [{ name: 'chromium' }, { name: 'firefox' }], reporter: ["
            + reporters
            + "] };\n");
  }

  /** The tests of a JSON report, each with its annotations and those of its results. */
  private static String annotations(Path report) throws IOException {
    StringBuilder text = new StringBuilder();
    for (JsonNode spec : new ObjectMapper().readTree(report.toFile()).findParents("tests")) {
      for (JsonNode test : spec.get("tests")) {
        List<String> results = new ArrayList<>();
        test.get("results").forEach(result -> results.add(words(result.get("annotations"))));
        text.append(spec.get("title").asText()).append(' ');
        text.append(test.get("projectName").asText()).append(' ');
        text.append(words(test.get("annotations"))).append(' ').append(results).append('\n');
      }
    }
    return text.toString().replaceAll("\\d{4}-[\\dT:-]+Z", "TIME");
  }

  private static String words(JsonNode annotations) {
    List<String> words = new ArrayList<>();
    for (JsonNode annotation : annotations) {
      String description = annotation.path("description").asText();
      words.add(
          annotation.get("type").asText() + (description.isEmpty() ? "" : ": " + description));
    }
    return words.toString();
  }

  /** Without the temporary file's name. */
  private static Outcome withoutFile(Outcome outcome) {
    return new Outcome(
        outcome.exit(), outcome.out().replaceFirst("json=\\S+", "json=FILE"), outcome.err());
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

  private Outcome playwright(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node", PLAYWRIGHT.toString(), "test"));
    command.addAll(List.of(arguments));
    return Outcome.of(command, folder, environment);
  }

  private Outcome reporter(String options, String before) throws IOException, InterruptedException {
    return reporter(options, "{}", before);
  }

  /** Tells the reporter of a run with one failed test, whose ID merge-reports has lengthened. */
  private Outcome reporter(String options, String config, String before)
      throws IOException, InterruptedException {
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
        reporter.onBegin(%s, { allTests: () => [test] });
        reporter.onEnd({ status: 'failed', startTime: new Date(1000) });
        """
            .formatted(options, config);
    return Outcome.of(List.of("node", "-e", before + run), folder, environment);
  }
}
