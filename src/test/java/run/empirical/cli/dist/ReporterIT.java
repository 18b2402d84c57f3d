package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Needs;
import run.empirical.cli.Outcome;
import run.empirical.cli.sandbox.RunningSandbox;

/** The npm package's reporter, in Playwright itself and on its own. */
@Tag("jar")
@EnabledOnOs(OS.LINUX)
final class ReporterIT {
  static final Path TESTS =
      Path.of("src/test/resources/playwright/reporter/cart.spec.js").toAbsolutePath();

  /** The answer about the tests with the book, in both projects. */
  private static final Outcome BOOK =
      new Outcome(
          1,
          """

          empirical: 2 of 4 tests failed; when each last passed:
          production  TEST CASE
          3h          Cart › adds\\u0009a\\u000abook [chromium]
          >30d        Cart › adds\\u0009a\\u000abook [firefox]
          empirical: production: 1 test last passed in test run <b>9</b>\\u001b[31m (3h ago), 1 \
          not in 30 days

          """,
          "");

  private static final String SYSTEM =
      System.getProperty("os.arch").equals("aarch64") ? "linux-aarch64" : "linux-x86_64";

  /** The test case in one of the projects that fails in both. */
  private static final String ADDS_A_BOOK = "ceb0bea1dd12be5aadb7-9dc8d20c88eec6be1271";

  private static final String PASSES =
      """
      {"%s":[{"environment_id":"1","test_run_id":"<b>9</b>\\u001b[31m","executed_at":"3h30m"}]}
      """
          .formatted(ADDS_A_BOOK);

  private static final String NO_KEY =
      """
      empirical: error: no API key: set EMPIRICALRUN_KEY or give --key-file. Create one at \
      https://dash.empirical.run/settings/api-keys
      """;

  private static final String PASS =
      "[last pass: production, 3h before this run, TIME, run <b>9</b>\\u001b[31m]";
  private static final String NONE = "[last pass: production, not in 30 days]";

  private static final String CONFIGURATION = "playwright.config.js";

  /** A program that writes a report. */
  private static final String ANSWERS =
      """
      #!/bin/sh
      for it; do case $it in json=*) echo '{"test_cases":[%s]}' >"${it#json=}" ;; esac; done
      """;

  private static final String ANSWERS_NOTHING = ANSWERS.formatted("");

  private static final String MORE_TIME =
      "empirical: to allow more time, give the reporter args: ['--max-time', '30s']\n";

  /** Options for a busy machine, on which the default may be too short for the program. */
  private static final String PATIENT = "{ args: ['--max-time', '5m'] }";

  private static final String INTERRUPTED =
      "empirical: the look-up of the failed tests was interrupted\n";

  /** The reporter's default for the program's --max-time, in seconds. */
  private static final int MAX_TIME = 10;

  /** The time after which the reporter ends the program, after --max-time, in seconds. */
  private static final int GRACE = 5;

  private static final String COMMAND =
      "last-pass --report json=FILE --from-playwright - --max-time " + MAX_TIME + "s";

  private final Path folder;
  private final Path modules;
  private final Path program;
  private final Path temporaryFiles;
  private final Map<String, String> environment = new TreeMap<>();
  private String module = "@empiricalrun/last-pass/reporter";
  private List<String> node = List.of("node");

  ReporterIT(@TempDir Path temporary) throws IOException {
    Needs.programs("node");
    this.folder = temporary.toRealPath();
    Files.copy(TESTS, folder.resolve("cart.spec.js"));
    configure(patient(readmesReporters()));
    Files.writeString(folder.resolve("empirical.properties"), "env-name.1=production\n");
    this.modules = folder.resolve("node_modules/@empiricalrun");
    this.program =
        NpmProgramIT.copy(modules.resolve("last-pass")).resolve("bin/empirical-" + SYSTEM);
    Path launcher = Path.of("dist/empirical").toAbsolutePath();
    Script.write(program, "#!/bin/sh\nexec '" + launcher + "' \"$@\"\n");
    environment.put("PATH", Needs.onPath("node").orElseThrow().getParent() + ":/usr/bin:/bin");
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("NODE_PATH", Needs.NPM_PACKAGES.toString());
    environment.put("CI", "1");
    environment.put("EMPIRICALRUN_KEY", "any");
    this.temporaryFiles = Files.createDirectory(folder.resolve("tmp"));
    environment.put("TMPDIR", temporaryFiles.toString());
  }

  /** The report has the run's IDs, labels, counts and start. */
  @Test
  void printsAndAnnotatesAsTheReadmeConfiguresIt() throws Exception {
    configure(
        patient(readmesReporters())
            + ", ['json', { outputFile: 'report.json' }], ['junit', { outputFile: 'report.xml' }]");
    Outcome outcome = withPasses("test", "--retries=1");

    assertEquals(
        new Outcome(
            1,
            """

            empirical: 3 of 8 tests failed; when each last passed:
            production  TEST CASE
            3h          Cart › adds\\u0009a\\u000abook [chromium]
            >30d        Cart › removes a "lamp" 🛒 [firefox]
            >30d        Cart › adds\\u0009a\\u000abook [firefox]
            empirical: production: 1 test last passed in test run <b>9</b>\\u001b[31m (3h ago), 2 \
            not in 30 days

            """,
            ""),
        belowTheSummary(outcome));
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
            .formatted(NONE, PASS),
        annotations());
    assertTrue(
        Files.readString(folder.resolve("report.xml"))
            .contains("<property name=\"last pass\" value=\"production, not in 30 days\">"));
  }

  /**
   * A gate in the options is left out. The other tests count: one did not run at all, and one not
   * in the second repetition.
   */
  @Test
  void looksUpOnlyFailedTestsWithoutAGate() throws Exception {
    Files.writeString(
        folder.resolve("cart.spec.js"),
        """
        const { test } = require('@playwright/test');
        test.describe.serial('', () => {
          test('pays', () => { throw new Error('no card'); });
          test('ships', () => {});
        });
        test.describe.serial('', () => {
          test('sells', ({}, info) => { if (info.repeatEachIndex === 1) throw new Error('sold'); });
          test('packs', () => {});
        });
        """);
    configure(
        "['@empiricalrun/last-pass/reporter', { args: ['--max-age=1d', '--require',"
            + " 'production', '--report=answer.json', '--max-time=5m'] }],"
            + " ['json', { outputFile: 'report.json' }]");

    assertEquals(
        new Outcome(
            1,
            """

            empirical: error: the reporter ignores --require, since a report of failed tests is no \
            gate; remove it from args
            empirical: 2 of 4 tests failed; when each last passed:
            production  TEST CASE
            >30d        pays
            >30d        sells
            empirical: no pass in any environment in 30 days: a test's ID changes with its title, file \
            and Playwright project, and the key may be another Empirical project's

            """,
            ""),
        belowTheSummary(withPasses("test", "--project=chromium", "--repeat-each=2")));
    assertEquals(
        """
        pays chromium %1$s [%1$s]
        pays chromium %1$s [%1$s]
        ships chromium [] [[]]
        ships chromium [] [[]]
        sells chromium [] [[]]
        sells chromium %1$s [%1$s]
        packs chromium [] [[]]
        packs chromium [] [[]]
        """
            .formatted(NONE),
        annotations().replaceAll("serial(, )?", ""));
    assertTrue(
        Files.readString(folder.resolve("answer.json")).contains("\"tests\":4,\"failed\":2}"));
  }

  /** Only the failed repetition is annotated, with the answer about the first run. */
  @Test
  void looksUpARepetitionAsTheFirst() throws Exception {
    configure(
        patient("['@empiricalrun/last-pass/reporter'], ['json', { outputFile: 'report.json' }]"));
    Outcome outcome =
        withPasses("test", "--project=chromium", "-g", "opens|book", "--repeat-each=3");

    assertEquals(
        new Outcome(
            1,
            """

            empirical: 2 of 2 tests failed; when each last passed:
            production  TEST CASE
            3h          Cart › adds\\u0009a\\u000abook
            >30d        opens @smoke
            empirical: production: 1 test last passed in test run <b>9</b>\\u001b[31m (3h ago), 1 \
            not in 30 days

            """,
            ""),
        belowTheSummary(outcome));
    assertEquals(
        """
        opens @smoke chromium [] [[]]
        opens @smoke chromium %1$s [%1$s]
        opens @smoke chromium [] [[]]
        adds\ta
        book chromium %2$s [%2$s]
        adds\ta
        book chromium %2$s [%2$s]
        adds\ta
        book chromium %2$s [%2$s]
        """
            .formatted(NONE, PASS),
        annotations());
  }

  /**
   * The configuration of {@code merge-reports}, here that of the package's README, can name the
   * program; if the command line names the reporter, the package's program is used. The repetitions
   * are in different shards.
   */
  @Test
  void annotatesMergedReports() throws Exception {
    for (int shard = 1; shard <= 2; shard++) {
      configure("['blob', { outputFile: 'blob-report/" + shard + ".zip' }]");
      playwright(
          "test", "--project=chromium", "-g", "book", "--repeat-each=2", "--shard=" + shard + "/2");
    }
    Files.move(program, folder.resolve("own"));
    String readme = Files.readString(Path.of("dist/npm/README.md"));
    String lines = readme.substring(readme.indexOf("// merge.config.ts\n"));
    Files.writeString(
        folder.resolve("merge.config.ts"),
        lines
            .substring(0, lines.indexOf("\n\n"))
            .replace("reporter']", "reporter', { program: './own', args: ['--max-time', '5m'] }]")
            .replace("'html'", "'json', { outputFile: 'report.json' }"));
    withPasses("merge-reports", "--config", "merge.config.ts", "blob-report");

    String twice = "adds\ta\nbook chromium %1$s [%1$s]\n".formatted(PASS).repeat(2);
    assertEquals(twice, annotations());

    Script.write(program, annotates(ADDS_A_BOOK) + "echo answer\n");
    Outcome merged =
        withPasses(
            "merge-reports",
            "--reporter",
            module + ",json",
            "--config",
            CONFIGURATION,
            "blob-report");
    assertEquals("\nanswer\n\n", merged.err());
    Files.writeString(folder.resolve("report.json"), merged.out());
    assertEquals(twice.replace(PASS, "[last pass: none]"), annotations());
  }

  /**
   * The configuration is like those of Empirical's customers, with the package's README's lines.
   */
  @Test
  void leavesTheReportersOfTheBaseConfiguration() throws Exception {
    Path base = Files.createDirectory(modules.resolve("playwright-utils"));
    Files.writeString(
        base.resolve("index.js"),
        """
        exports.baseConfig = {
          outputDir: './playwright-report/data',
          projects: [{ name: 'chromium' }, { name: 'firefox' }],
          reporter: [
            ['list'],
            ['json', { outputFile: 'report.json' }],
            ['./node_modules/@empiricalrun/playwright-utils/page.js'],
          ],
        };
        """);
    Files.writeString(
        base.resolve("page.js"),
        """
        module.exports = class {
          onBegin(config, suite) {
            this.suite = suite;
          }
          onEnd() {
            const texts = this.suite.allTests().flatMap((it) => it.annotations).map((it) => it.type);
            require('node:fs').writeFileSync('playwright-report/index.html', texts.join());
          }
        };
        """);
    Files.delete(folder.resolve(CONFIGURATION));
    Files.writeString(
        folder.resolve("playwright.config.ts"),
        """
        import { defineConfig } from '@playwright/test';
        import { baseConfig } from '@empiricalrun/playwright-utils';
        """
            + patient(baseConfiguration()));

    assertEquals(BOOK, belowTheSummary(withPasses("test", "-g", "opens|book")));
    assertEquals(
        """
        opens @smoke chromium [] [[]]
        opens @smoke firefox [] [[]]
        adds\ta
        book chromium %1$s [%1$s]
        adds\ta
        book firefox %2$s [%2$s]
        """
            .formatted(PASS, NONE),
        annotations());
    assertEquals(
        "last pass,last pass", Files.readString(folder.resolve("playwright-report/index.html")));
    assertTrue(Files.exists(folder.resolve("playwright-report/data/.last-run.json")));
  }

  private static String baseConfiguration() throws IOException {
    return Files.readString(Path.of("dist/npm/README.md"))
        .lines()
        .map(String::strip)
        .filter(line -> line.contains("baseConfig"))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void readsTheFileBesideTheConfigurationFromAMonoreposRoot() throws Exception {
    Path tests = Files.createDirectories(folder.resolve("apps/e2e"));
    for (String file : List.of("cart.spec.js", CONFIGURATION, "empirical.properties")) {
      Files.move(folder.resolve(file), tests.resolve(file));
    }

    assertEquals(BOOK, belowTheSummary(withPasses("test", "-c", "apps/e2e", "-g", "opens|book")));
  }

  /** Otherwise the program looks for one in the working folder. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      nullValues = "unset",
      value = {
        "touch FILE                   | unset | FILE",
        "touch FILE                   | other | other",
        "touch FILE                   | \"\"    | \"\"",
        "touch FILE; chown 65534 .    | unset | FILE",
        "touch FILE; chown 65534 * .  | unset | FILE",
        "touch FILE; chown 65534 FILE | unset | unset",
        "ln -s ../FILE .              | unset | unset",
        "mkdir FILE                   | unset | unset"
      })
  void namesAFileThatTheProgramWouldReadBesideTheConfiguration(
      String prepare, @Nullable String variable, @Nullable String named) throws Exception {
    if (prepare.contains("chown")) {
      Needs.root();
    }
    Path tests = Files.createDirectory(folder.resolve("tests"));
    String script = prepare.replace("FILE", "empirical.properties");
    assertEquals(0, Outcome.of(List.of("sh", "-c", script), tests, environment).exit());
    if (variable != null) {
      environment.put("EMPIRICAL_CONFIG", variable);
    }
    Script.write(program, "#!/bin/sh\necho \"${EMPIRICAL_CONFIG-unset}\"\n");

    String file = tests.resolve("empirical.properties").toString();
    assertEquals(
        printed((named == null ? "unset" : named.replace("FILE", file)) + "\n"),
        reporter("{ configDir: '" + tests + "' }"));
  }

  /** Also after a green run. Playwright adds options of its own to those of the constructor. */
  @Test
  void namesOptionsThatItDoesNotHave() throws Exception {
    String options = "{ args: ['--wait=5m'], program: 'cat', env: 'production', arg: [] }";
    String unknown =
        "empirical: error: the reporter has no option env, arg; there are args, program\n";
    configure("['line'], ['@empiricalrun/last-pass/reporter', " + options + "]");
    String gate =
        "empirical: error: the reporter ignores --wait, since a report of failed tests is no gate;"
            + " remove it from args\n";
    assertEquals(
        printed(unknown + gate),
        belowTheSummary(playwright("test", "--project=firefox", "-g", "@smoke")));

    Script.write(program, "#!/bin/sh\necho answer\n");
    assertEquals(
        printed(unknown + "answer\n"),
        reporter("{}", "[['html'], [require.resolve(module), " + options + "]]", "", ""));
  }

  @Test
  void packageItselfIsNoReporter() throws Exception {
    assertEquals(
        Outcome.error(
            1,
            "@empiricalrun/last-pass is not a reporter: use @empiricalrun/last-pass/reporter or"
                + " @empiricalrun/last-pass/list"),
        playwright("test", "--reporter=@empiricalrun/last-pass"));
  }

  /** A run can fail by an option of Playwright 1.45, or by an error outside the tests. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "--project=chromium                       |                          | -",
        "--fail-on-flaky-tests                    |                          | no test failed, so"
            + " none was looked up; 2 were flaky, which fails a run with failOnFlakyTests",
        "-g passes                                | globalSetup: './hook.js' | no test failed, so"
            + " none was looked up",
        "-g passes                                | globalTimeout: 1         | no test failed"
            + " before the run timed out (globalTimeout)"
      })
  void saysThatARunFailedWithoutAFailedTest(
      String arguments, @Nullable String setting, @Nullable String line) throws Exception {
    Script.write(program, "#!/bin/sh\n: >asked\n");
    Files.writeString(
        folder.resolve("cart.spec.js"),
        """
        const { test } = require('@playwright/test');
        test('passes', () => {});
        test('flakes', ({}, info) => { if (info.retry === 0) throw new Error('no book'); });
        """);
    Files.writeString(
        folder.resolve("hook.js"), "module.exports = () => { throw 'no server'; };\n");
    configure(readmesReporters() + "], " + (setting == null ? "" : setting + ", ") + "other: [");
    Outcome outcome = playwright(("test --retries=1 " + arguments).split(" "));

    if (line == null) {
      assertEquals(new Outcome(0, "", ""), belowTheSummary(outcome));
    } else {
      String own =
          outcome
              .out()
              .lines()
              .filter(it -> it.startsWith("empirical: "))
              .collect(Collectors.joining("\n"));
      assertEquals(
          Outcome.note(1, line), new Outcome(outcome.exit(), "", own + "\n" + outcome.err()));
    }
    assertTrue(Files.notExists(folder.resolve("asked")));
  }

  @ParameterizedTest
  @CsvSource({
    "timedout, no test failed before the run timed out (globalTimeout)",
    "failed, 'no test failed, so none was looked up; 1 was flaky, which fails a run with"
        + " failOnFlakyTests'"
  })
  void namesFlakyTestsUnlessTheRunTimedOut(String status, String line) throws Exception {
    assertEquals(
        printed("empirical: " + line + "\n"),
        reporter("{}", "[]", "outcome = 'flaky'; runStatus = '" + status + "';\n", ""));
  }

  /** The pipe's reader may be a pager, or {@code tee} after Ctrl-C. */
  @Test
  void doesNotChangeTheRunIfThePipeIsClosed() throws Exception {
    Needs.playwright();
    Script.write(program, "#!/bin/sh\nuntil [ -e gone ]; do :; done\necho answer\n");
    configure(
        "['list'], ['@empiricalrun/last-pass/reporter'], ['json', { outputFile: 'report.json' }]");
    String command =
        "set -o pipefail; node '%s' test -g lamp | { grep -q ' passed ('; exec <&-; : >gone; }"
            .formatted(Needs.PLAYWRIGHT);

    assertEquals(
        new Outcome(1, "", ""), Outcome.of(List.of("bash", "-c", command), folder, environment));
    assertTrue(annotations().startsWith("removes"));
    assertEquals(List.of(), temporaryFiles());
  }

  @Test
  void looksNothingUpAfterAnInterruptedRun() throws Exception {
    Script.write(program, "#!/bin/sh\n: >asked\n");
    Files.writeString(
        folder.resolve("cart.spec.js"),
        """
        const { test } = require('@playwright/test');
        test('fails', () => { throw new Error('no book'); });
        test('passes', () => {});
        test('interrupts the run', () => {
          process.kill(process.ppid, 'SIGINT');
          return new Promise(() => {});
        });
        """);

    assertEquals(
        new Outcome(
            130,
            "\nempirical: the failed tests were not looked up: the run was interrupted\n\n",
            ""),
        belowTheSummary(playwright("test", "--project=chromium")));
    assertEquals(
        new Outcome(130, "", ""),
        belowTheSummary(playwright("test", "--project=chromium", "-g", "passes|interrupts")));
    assertTrue(Files.notExists(folder.resolve("asked")));
  }

  @Test
  void leavesPlaywrightsDataOnStandardOutputAlone() throws Exception {
    Script.write(program, "#!/bin/sh\necho answer\n");
    configure("['json'], ['@empiricalrun/last-pass/reporter']");
    Outcome outcome = playwright("test", "-g", "lamp");

    assertEquals(new Outcome(1, outcome.out(), "\nanswer\n\n"), outcome);
    assertEquals(1, new ObjectMapper().readTree(outcome.out()).at("/stats/unexpected").asInt());
  }

  @Test
  void endsTheLookUpOnCtrlCButNotTheReportersAfterIt() throws Exception {
    Needs.playwright();
    Needs.programs("script");
    Script.write(program, "#!/bin/sh\necho asking\nexec sleep 1000\n");
    configure(
        "['@empiricalrun/last-pass/reporter'], ['json', { outputFile: 'report.json' }], ['line']");
    try (Session terminal =
        new Session("node '" + Needs.PLAYWRIGHT + "' test -g lamp", folder, environment)) {
      terminal.await("the program", shown -> shown.contains("asking"));
      terminal.type("\u0003");
      String shown = terminal.await("the summary", text -> text.contains(" passed ("));

      assertTrue(shown.replace("\r", "").contains(INTERRUPTED + "\n"), shown);
    }
    assertTrue(Files.exists(folder.resolve("report.json")));
  }

  /**
   * A repetition of the same signal does not count, since npm sends it again. A terminal also sends
   * it to the program, which may end first.
   */
  @ParameterizedTest
  @ValueSource(strings = {"$PPID", "$$"})
  void endsTheRunOnASecondCtrlC(String first) throws Exception {
    Script.write(program, "#!/bin/sh\nkill -INT " + first + "\nexec sleep 1000\n");
    String again =
        """
        .then(() => {
          process.kill(process.pid, 'SIGINT');
          const again = () => {
            if (process.listenerCount('SIGINT') > 0) return setImmediate(again);
            console.log('again');
            process.kill(process.pid, 'SIGINT');
          };
          again();
        })\
        """;

    assertEquals(
        new Outcome(130, "\n" + INTERRUPTED + "\nagain\n", ""), reporter("{}", "[]", "", again));
  }

  @ParameterizedTest
  @CsvSource({"HUP, 129", "TERM, 143"})
  void leavesNothingBehindWhenTheRunIsKilled(String signal, int status) throws Exception {
    Script.write(program, "#!/bin/sh\necho $$ >pid\nkill -" + signal + " $PPID\nexec sleep 1000\n");

    assertEquals(new Outcome(status, "\n" + INTERRUPTED, ""), reporter("{}"));
    assertTrue(ProcessHandle.of(pid()).isEmpty());
    assertEquals(List.of(), temporaryFiles());
  }

  /**
   * No event is handled while the reporter makes its temporary folder or reads the answer. Like
   * Playwright, an event calls it.
   */
  @ParameterizedTest
  @CsvSource({
    "fs.mkdtempSync, HUP, 129", //
    "fs.mkdtempSync, TERM, 143",
    "JSON.parse, TERM, 143",
    "JSON.parse, HUP, 129"
  })
  void leavesNoTemporaryFolderBehindWhenTheRunIsKilled(String function, String signal, int status)
      throws Exception {
    Script.write(program, function.equals("JSON.parse") ? ANSWERS_NOTHING : "#!/no/such/loader\n");
    String killed =
        """
        const fs = require('node:fs');
        const original = FUNCTION;
        FUNCTION = (...args) => {
          const result = original(...args);
          process.kill(process.pid, 'SIGNAL');
          return result;
        };
        fs.stat('.', () => {
        """
            .replace("FUNCTION", function)
            .replace("SIGNAL", "SIG" + signal);

    assertEquals(status, reporter("{}", "[]", killed, "; })").exit());
    assertEquals(List.of(), temporaryFiles());
  }

  /** For example, the program says that it waits for a rate limit. */
  @Test
  void showsTheProgramsMessagesAtOnce() throws Exception {
    Script.write(
        program,
        """
        #!/bin/sh
        echo >&2 waiting
        until [ -e shown ]; do :; done
        echo answer
        echo >&2 said
        """);
    String watch =
        """
        const write = process.stdout.write.bind(process.stdout);
        process.stdout.write = (text) => {
          if (text === 'waiting\\n') {
            require('node:fs').writeFileSync('shown', '');
          }
          return write(text);
        };
        """;

    assertEquals(printed("waiting\nanswer\nsaid\n"), reporter("{}", "[]", watch, ""));
  }

  /** Node.js may read messages before the answer that was printed before them. */
  @ParameterizedTest
  @CsvSource({
    "'', answer()",
    "'waiting\nempirical: 1 of 2 tests failed; when each last passed:\n', answer()",
    "'waiting\nempirical: 1 of 2 tests failed; when each last passed:\n', setTimeout(answer)"
  })
  void showsTheHeadingAboveTheAnswerAndOtherMessagesBelow(String above, String next)
      throws Exception {
    String spawn =
        """
        const { PassThrough } = require('node:stream');
        require('node:child_process').spawn = () => {
          const [child, stdout, stderr] = [0, 1, 2].map(() => new PassThrough());
          Object.assign(child, { stdout, stderr, kill() {} });
          const answer = () => {
            stdout.write('answer\\n');
            child.emit('close', 0);
          };
          setImmediate(() => {
            stderr.write(`%ssaid\\n`);
            %s;
          });
          return child;
        };
        """
            .formatted(above, next);

    assertEquals(printed(above + "answer\nsaid\n"), reporter("{}", "[]", spawn, ""));
  }

  @Test
  void waitsForNoProcessThatTheProgramLeavesRunning() throws Exception {
    Script.write(program, "#!/bin/sh\nsleep 1000 &\necho $! >pid\necho answer\n");
    try {
      assertEquals(printed("answer\n"), reporter("{}"));
    } finally {
      ProcessHandle.of(pid()).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "[] | 10 | true",
        "['--timeout', '1m'] | 10 | true",
        "['--max-time', '1m30s'] | 90 | false",
        "['--max-time=2s'] | 2 | false",
        "['--max-time', 'PT30S'] | 30 | false",
        // The maximum of a timer in Node.js.
        "['--max-time', '30d'] | 2147478 | false"
      })
  void showsTheOutputOfAProgramThatHangs(String args, int maxTime, boolean hint) throws Exception {
    Script.write(program, "#!/bin/sh\necho said\nkill -USR2 $PPID\nexec sleep 1000\n");
    // The timer fires at a signal from the program, after Node.js has read its output.
    String clock =
        """
        let end;
        setTimeout = (task, ms, ...values) => {
          if (ms > 1000) {
            console.log(ms);
            end = () => task(...values);
          }
          return { unref: () => {} };
        };
        process.on('SIGUSR2', () => setImmediate(end));
        """;

    assertEquals(
        printed(
            """
            %1$d000
            said
            empirical: error: no answer about the failed tests within %1$d seconds
            """
                    .formatted(maxTime + GRACE)
                + (hint ? MORE_TIME : "")),
        reporter("{ args: " + args + " }", "[]", clock, ""));
  }

  /** There is no hint if the user has set a time. */
  @Test
  void saysHowToAllowMoreTime() throws Exception {
    Script.write(
        program,
        ANSWERS_NOTHING.replace(
            "[]}", "[],\"errors\":[{\"message\":\"no answer within 10s (--max-time)\"}]}"));

    assertEquals(printed(MORE_TIME), reporter("{}"));
    assertEquals(printed(""), reporter("{ args: ['--max-time', '5s'] }"));
  }

  @Test
  void readmeHasTheNumbersOfSeconds() throws Exception {
    String readme = Files.readString(Path.of("dist/npm/README.md"));

    String limits =
        " at most %d seconds: %d for answers, and up to %d to finish."
            .formatted(MAX_TIME + GRACE, MAX_TIME, GRACE);
    assertTrue(readme.contains(limits), readme);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " >&2"})
  void showsTheBeginningOfALongText(String stream) throws Exception {
    Script.write(program, "#!/bin/sh\nhead -c 2000000 /dev/zero | tr '\\0' ." + stream + "\n");

    assertEquals(
        printed(".".repeat(1 << 20) + "\nempirical: the rest is not shown: it is too long\n"),
        reporter("{}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"printf '' >", "echo { >", "echo '[1, 2' >", "mkfifo "})
  void annotatesNothingIfTheProgramsJsonIsInvalid(String write) throws Exception {
    Script.write(program, "#!/bin/sh\n" + write + "\"${3#json=}\"\necho answer\n");

    assertEquals(
        printed("answer\nempirical: error: no annotations: the program's JSON cannot be read\n"),
        reporter("{}"));
  }

  @Test
  void saysThatTheProgramCannotBeStarted() throws Exception {
    assertEquals(
        printed("empirical: error: spawn E2BIG\n"), reporter("{ args: ['-'.repeat(1 << 20)] }"));
  }

  /** The free file descriptors suffice to read the program's first bytes. */
  @Test
  void saysThatThereAreNoFileDescriptorsToStartTheProgram() throws Exception {
    node = List.of("sh", "-c", "ulimit -n 100; exec node \"$@\"", "sh");
    String openAll =
        """
        const fs = require('node:fs');
        function openAll() {
          const files = [];
          try {
            for (;;) files.push(fs.openSync('/dev/null'));
          } catch {
            files.slice(-3).forEach(fs.closeSync);
          }
        }
        """;

    assertEquals(
        printed("empirical: error: cannot run %1$s: spawn %1$s EMFILE\n".formatted(program)),
        reporter("openAll()", "[]", openAll, ""));
    assertEquals(List.of(), temporaryFiles());
  }

  /** Playwright adds reporters from the command line to the configuration, except in a merge. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "['html']                            |                   | false | test",
        "['json']                            |                   | true  | test",
        "['junit', { includeRetries: true }] |                   | true  | test",
        "['json', { outputFile: 'a.json' }]  |                   | false | test",
        "['json']                            | JSON_OUTPUT_NAME  | false | test",
        "['junit']                           | JUNIT_OUTPUT_FILE | false | test",
        "['junit']                           | JSON_OUTPUT_FILE  | true  | test",
        "['html']                            |                   | false | test --reporter=json",
        "['html'] | | true  | merge-reports --reporter=json all",
        "['html'] | | true  | merge-reports all --reporter dot --reporter dot,junit",
        "['json'] | | false | merge-reports --reporter=html all",
        "['json'] | | true  | merge-reports all"
      })
  void printsOnStandardErrorIfDataIsOnStandardOutput(
      String configured, @Nullable String variable, boolean data, String command) throws Exception {
    Script.write(program, "#!/bin/sh\necho answer\n");
    if (variable != null) {
      environment.put("PLAYWRIGHT_" + variable, "file");
    }

    Outcome there = printed("answer\n");
    assertEquals(
        data ? new Outcome(0, "", there.out()) : there,
        reporter("{}", "[" + configured + "]", commandLine(command), ""));
  }

  /** A name or a path, which is relative to the working folder, can stand on the command line. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "['html'], ['junit', FILE], THIS, ['json', FILE] | html  | test",
        "['json', FILE], THIS, ['html']                  | json  | test",
        "['junit', FILE], THIS, ['html'], ['json', FILE] | junit | test",
        "['list'], THIS, ['html'], ['json', FILE]        |       | test",
        "['html'] | html | merge-reports all --reporter html,@empiricalrun/last-pass/reporter",
        "['html'] |      | merge-reports all --reporter @empiricalrun/last-pass/reporter,html",
        "['html'] |      | merge-reports --reporter"
            + " node_modules/@empiricalrun/last-pass/reporter.js,html",
        "['html'] |      | merge-reports --reporter"
            + " dot,./node_modules/@empiricalrun/last-pass/reporter,html"
      })
  void saysThatItBelongsBeforePlaywrightsReports(
      String configured, @Nullable String first, String command) throws Exception {
    Script.write(program, ANSWERS_NOTHING);
    String reporters =
        configured
            .replace("FILE", "{ outputFile: 'a' }")
            .replace("THIS", "[require.resolve(module)]");
    String line =
        "empirical: to have this in Playwright's %1$s report, list this reporter before '%1$s'\n";

    assertEquals(
        printed(first == null ? "" : line.formatted(first)),
        reporter("{}", "[" + reporters + "]", commandLine(command), ""));
  }

  private static String commandLine(String arguments) {
    return "process.argv = 'node playwright " + arguments + "'.split(' ');\n";
  }

  /** Some versions of Playwright have one list for a test and its results. */
  @Test
  void annotatesASharedListOnce() throws Exception {
    Script.write(program, annotates("a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee"));

    assertEquals(
        new Outcome(0, "\n\nissue,last pass\n", ""),
        reporter(
            "{}",
            "[]",
            "",
            ".then(() => console.log(test.annotations.map((it) => it.type).join()))"));
  }

  /** A program that writes a report with an annotation for this test case. */
  private static String annotates(String id) {
    return ANSWERS.formatted("{\"test_case_id\":\"" + id + "\",\"annotations\":[\"none\"]}");
  }

  /** The reporter leaves no temporary files. */
  @Test
  void passesItsArgumentsAndAReport() throws Exception {
    Script.write(program, "#!/bin/sh\necho \"$*\"\ncat\necho >&2 said\nexit 20\n");
    Outcome outcome = reporter("{ args: ['--env', 'a b', '--days', 90] }");

    assertEquals(
        printed(
            COMMAND
                + " --env a b --days 90\n"
                + new ObjectMapper()
                    .readTree(
                        """
                        {"startTime":1000,
                         "files":[{"fileName":"shop/cart.spec.js","tests":[
                           {"testId":"a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee","title":"fails",
                            "path":["Cart"],"projectName":"chromium",
                            "outcome":"unexpected"}
                         ]}]}
                        """)
                + "\nsaid\n"),
        outcome);
    assertEquals(List.of(), temporaryFiles());
  }

  @Test
  void answersWithoutATemporaryFolder() throws Exception {
    Script.write(program, "#!/bin/sh\necho \"$*\"\n");
    environment.put("TMPDIR", "/no/such");

    assertEquals(
        printed(
            """
            empirical: error: no annotations: ENOENT: no such file or directory, mkdtemp \
            '/no/such/empirical-XXXXXX'
            """
                + COMMAND.replace(" --report json=FILE", "")
                + "\n"),
        reporter("{}"));
  }

  @Test
  void addsTheAnswerToTheJobSummary() throws Exception {
    Script.write(program, "#!/bin/sh\necho \"$*\"\n");
    Path summary = Files.createFile(folder.resolve("summary.md"));
    environment.put("GITHUB_STEP_SUMMARY", summary.toString());

    assertEquals(
        printed(COMMAND + " --report markdown=" + summary + " --days 9\n"),
        reporter("{ args: ['--days', 9] }"));
    assertEquals(
        printed(COMMAND + " --report a.html\n"), reporter("{ args: ['--report', 'a.html'] }"));
    assertEquals(
        printed(COMMAND + " --report=a.html\n"), reporter("{ args: ['--report=a.html'] }"));
  }

  /** As {@code --report} creates one. */
  @ParameterizedTest
  @ValueSource(strings = {"new.md", "-"})
  void createsTheJobSummaryInAFolderThatExists(String file) throws Exception {
    Script.write(program, "#!/bin/sh\necho \"$*\"\n");
    environment.put("GITHUB_STEP_SUMMARY", file);

    assertEquals(
        printed(COMMAND + " --report markdown=" + folder.resolve(file) + "\n"), reporter("{}"));
  }

  @ParameterizedTest
  @CsvSource({
    "/no/such/file, ENOENT",
    "cart.spec.js/file, ENOTDIR",
    "., it is not a regular file",
    "/dev/null, it is not a regular file",
    "/dev/stdout, it is not a regular file",
    "broken-link, it is not a regular file",
    "missing/, it is not a regular file",
    "x--require=1.md, UNUSUAL",
    "lost\ufffd.md, UNUSUAL",
    "'a\u001b[2J\n::error::.md', UNUSUAL"
  })
  void answersWithoutASummaryThatCannotBeWritten(String file, String reason) throws Exception {
    Script.write(program, "#!/bin/sh\necho answer\n");
    Files.createSymbolicLink(folder.resolve("broken-link"), Path.of("missing"));
    environment.put("GITHUB_STEP_SUMMARY", file);

    assertEquals(
        printed(
            "empirical: error: no summary of the job: cannot write the file in"
                + " GITHUB_STEP_SUMMARY: "
                + reason.replace(
                    "UNUSUAL", "its name has dashes in a row, or characters that are not printed")
                + "\nanswer\n"),
        reporter("{}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "1    | []                   | --color always",
        "0    | []                   | ",
        "\"\" | []                   | ",
        "1    | ['--color', 'never'] | --color never",
        "1    | ['--color=never']    | --color=never"
      })
  void asksForColourIfItIsForced(String forced, String args, @Nullable String passed)
      throws Exception {
    Script.write(program, "#!/bin/sh\necho \"$*\"\n");
    environment.put("FORCE_COLOR", forced);

    assertEquals(
        printed(COMMAND + (passed == null ? "" : " " + passed) + "\n"),
        reporter("{ args: " + args + " }"));
  }

  @Test
  void rejectsArgumentsThatAreNotAList() throws Exception {
    assertEquals(
        new Outcome(
            0,
            "empirical: error: the reporter's args are not a list, such as ['--env',"
                + " 'production']\n\n",
            ""),
        reporter("{ args: '--env a' }"));
  }

  @Test
  void saysThatThePackageHasNoProgram() throws Exception {
    Files.delete(program);

    assertEquals(
        printed(
            """
            empirical: error: %s is missing: build it with 'mvn -q package -Dmaven.test.skip'
            """
                .formatted(program.resolveSibling("empirical.jar"))),
        reporter("{}"));
  }

  @Test
  void runsTheProgramOfItsCheckout() throws Exception {
    environment.remove("EMPIRICALRUN_KEY");
    module = Path.of("dist/npm/reporter.js").toAbsolutePath().toString();

    assertEquals(printed(NO_KEY), reporter(PATIENT));
  }

  /** A name in {@code PATH}, a folder or a batch file, which needs a shell, is not a program. */
  @ParameterizedTest
  @ValueSource(strings = {"cat", "node_modules", "empirical.cmd"})
  void saysHowToNameAnotherProgramIfThereIsNone(String name) throws Exception {
    Files.writeString(folder.resolve("empirical.cmd"), "@echo off\n");

    assertEquals(
        printed(
            """
            empirical: error: no executable at %s: write its path from the configuration's folder, such \
            as '../empirical-cli/dist/empirical'
            """
                .formatted(folder.resolve(name))),
        reporter("{ program: '" + name + "', configDir: '" + folder + "' }"));
  }

  /** An outcome with these lines on standard output, between two empty lines. */
  private static Outcome printed(String lines) {
    return new Outcome(0, "\n" + lines + "\n", "");
  }

  /** The reporters that the package's README configures. */
  private static String readmesReporters() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("dist/npm/README.md"))) {
      String start = "    reporter: [";
      String line = lines.filter(it -> it.startsWith(start + "[")).findFirst().orElseThrow();
      return line.substring(start.length(), line.lastIndexOf(']'));
    }
  }

  private static String patient(String reporters) {
    return reporters.replace("reporter']", "reporter', " + PATIENT + "]");
  }

  private void configure(String reporters) throws IOException {
    Files.writeString(
        folder.resolve(CONFIGURATION),
        "module.exports = { projects: [{ name: 'chromium' }, { name: 'firefox' }], reporter: ["
            + reporters
            + "] };\n");
  }

  /** The tests in the JSON report with their annotations and those of their results. */
  private String annotations() throws IOException {
    StringBuilder text = new StringBuilder();
    JsonNode report = new ObjectMapper().readTree(folder.resolve("report.json").toFile());
    for (JsonNode spec : report.findParents("tests")) {
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

  /** The outcome without the output of Playwright's own reporters. */
  private static Outcome belowTheSummary(Outcome outcome) {
    String out =
        outcome
            .out()
            .replaceFirst("(?s)^.* passed \\([\\d.ms]+\\)\n", "")
            .replaceFirst("(?s)\nTo open last HTML report run:\n.*", "");
    return new Outcome(outcome.exit(), out, outcome.err());
  }

  private Outcome playwright(String... arguments) throws IOException, InterruptedException {
    Needs.playwright();
    List<String> command = new ArrayList<>(List.of("node", Needs.PLAYWRIGHT.toString()));
    command.addAll(List.of(arguments));
    return Outcome.of(command, folder, environment);
  }

  private Outcome withPasses(String... arguments) throws IOException, InterruptedException {
    try (RunningSandbox api = RunningSandbox.today(PASSES)) {
      environment.put("EMPIRICAL_API_URL", api.url());
      return playwright(arguments);
    }
  }

  private Outcome reporter(String options) throws IOException, InterruptedException {
    return reporter(options, "[]", "", "");
  }

  /**
   * Calls the reporter for a run with one failed test, whose ID merge-reports has lengthened.
   *
   * @param reporters the reporters of the configuration
   * @param before JavaScript to run before
   * @param after JavaScript for the promise of the reporter's end
   */
  private Outcome reporter(String options, String reporters, String before, String after)
      throws IOException, InterruptedException {
    String run =
        """
        const module = '%s';
        var outcome, runStatus;
        const Reporter = require(module);
        const annotations = [{ type: 'issue', description: 'private' }];
        const test = {
          id: 'a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee038c2392796d4a22-0',
          title: 'fails',
          titlePath: () => ['', 'chromium', 'shop/cart.spec.js', '', 'Cart', 'fails'],
          annotations,
          results: [{ status: 'failed', annotations }],
          outcome: () => outcome ?? 'unexpected',
        };
        const reporter = new Reporter(%s);
        reporter.onBegin({ reporter: %s }, { allTests: () => [test] });
        reporter.onEnd({ status: runStatus ?? 'failed', startTime: new Date(1000) })%s;
        """
            .formatted(module, options, reporters, after);
    List<String> command = new ArrayList<>(node);
    command.addAll(List.of("-e", before + run));
    Outcome outcome = Outcome.of(command, folder, environment);
    return new Outcome(
        outcome.exit(), outcome.out().replaceFirst("json=\\S+", "json=FILE"), outcome.err());
  }

  /** The process ID that the program wrote. */
  private long pid() throws IOException {
    return Long.parseLong(Files.readString(folder.resolve("pid")).strip());
  }

  /** The temporary files of the reporter. */
  private List<Path> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(temporaryFiles)) {
      return files.filter(it -> it.getFileName().toString().startsWith("empirical-")).toList();
    }
  }
}
