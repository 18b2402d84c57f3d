package run.empirical.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static run.empirical.cli.GateRuns.pass;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.GateRuns;
import run.empirical.cli.Outcome;
import run.empirical.cli.UnsteadyApi;

/** Each option of {@code last-pass}: its default, and the effect of its value. */
class OptionsTest {
  @RegisterExtension static final FakeApi API = new FakeApi();
  private static final Duration AGE = Duration.ofHours(3);
  private static final GateRuns GATES = new GateRuns(API);

  private final Path folder;

  OptionsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  /** The text must appear in exactly one of two runs, with the first option and without. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--days 7 | \"days\":7",
        // Also if it is the API's default.
        "--days 30 | \"days\":30",
        "--before 2026-11-24T10:00Z | \"before\":\"2026-11-24T10:00:00Z\"",
        "--env 1 | 2d",
        "--env-name 2=staging | staging",
        "--from FOLDER/list | \"test_case_id\":\"listed\"",
        "--from-playwright FOLDER/test-results/.last-run.json | \"test_case_id\":\"failed\"",
        "--last-failed | \"test_case_id\":\"failed\"",
        "--require 3 | (required: a last pass in environment 3)",
        "--max-age 90m --require 1 | (required: a last pass at most 90m old",
        "--since 2026-11-24T10:00Z --require 1 | (required: a last pass since 2026-11-24T10:00:00Z",
        "--wait 16s --require 3 | paused for 15s",
        "--output tsv | 2026-11-24T09:16:04Z",
        "--json | \"data\":[",
        "--report FOLDER/report.tsv | report.tsv",
        "--color always | \u001b[1m",
        "--quiet | u does not look like a Playwright test ID such as"
            + " a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee",
        "--verbose | > POST ",
        "--cacert FOLDER/none --api-url https://localhost:1 | --cacert: ",
        "--allow-http --api-url http://api.invalid --retries 0 | cannot reach http://api.invalid",
        "--demo | invented",
      })
  void changesTheRun(String options, String shown) throws IOException {
    Files.writeString(folder.resolve("list"), "listed\n");
    Files.writeString(
        Files.createDirectory(folder.resolve("test-results")).resolve(".last-run.json"),
        "{\"status\":\"failed\",\"failedTests\":[\"failed\"]}");
    GATES.answers("t", pass(1, Duration.ofHours(3)), pass(2, Duration.ofDays(2)));
    String without = transcript("t u" + options.replaceFirst("^\\S+( [^-]\\S*)?", ""));
    String ids = options.matches("--(from|last).*") ? "" : "t u ";
    String with = transcript(ids + options.replace("FOLDER", folder.toString()));
    if (without.contains(shown) == with.contains(shown)) {
      fail(options + " must add or remove: " + shown + "\n" + without + "\n=== with\n" + with);
    }
  }

  /** The requests, output, pauses and files of a run. */
  private String transcript(String arguments) throws IOException {
    int before = API.requests().size();
    Cli cli = API.cli().folder(folder);
    StringBuilder all = new StringBuilder(cli.lastPass(arguments).toString());
    cli.pauses().forEach(pause -> all.append("paused for " + pause.toSeconds() + "s\n"));
    API.bodies().stream().skip(before).forEach(body -> all.append(body).append('\n'));
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(file -> all.append(file.getFileName()).append('\n'));
    }
    return all.toString();
  }

  /**
   * Fails for an option that no test is about: those of last-pass here, those of another command in
   * its own test. Its name within a row or a text proves nothing.
   */
  @ParameterizedTest
  @MethodSource("run.empirical.cli.Cli#commands")
  void everyOptionHasATest(String command) throws ClassNotFoundException {
    Set<String> options = new TreeSet<>(Cli.options(command));
    options.removeAll(Set.of("--help", "--version"));
    if (!options.isEmpty()) {
      Class<?> test = command.equals("last-pass") ? OptionsTest.class : testOf(command);
      Stream.of(test.getDeclaredMethods()).flatMap(OptionsTest::subjects).forEach(options::remove);
      assertEquals(
          Set.of(),
          options,
          "show what each of these options changes: begin a row of a @CsvSource in "
              + test.getSimpleName()
              + " with it, as in changesTheRun, or name a test after it, such as projectId");
    }
  }

  private static Class<?> testOf(String command) throws ClassNotFoundException {
    String name =
        Pattern.compile("(?:^|-)(.)")
            .matcher(command)
            .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    return Class.forName("run.empirical.cli.command." + name + "CommandTest");
  }

  /** What a test may be about: its name, and the first word of each row. */
  private static Stream<String> subjects(Method test) {
    String name = test.getName().replaceAll("[A-Z]", "-$0").toLowerCase(Locale.ROOT);
    CsvSource rows = test.getAnnotation(CsvSource.class);
    Stream<String> firstWords =
        rows == null
            ? Stream.of()
            : Stream.concat(Stream.of(rows.value()), rows.textBlock().lines())
                .map(row -> row.strip().split(" ", 2)[0]);
    return Stream.concat(Stream.of("--" + name), firstWords);
  }

  /** An option beats its variable, which beats the project's file. */
  @ParameterizedTest
  @CsvSource({
    "7, 8, 9, 9",
    "7, 8, , 8",
    "7, '', , 7",
    "7, , , 7",
    ", 8, 9, 9",
    ", , 9, 9",
    ", , , ",
  })
  void projectId(String inFile, String variable, String option, String sent) throws IOException {
    Cli cli = cli("project-id", inFile, "EMPIRICAL_PROJECT_ID", variable);
    assertEquals(0, cli.lastPass("t" + argument("--project-id", option)).exit());
    assertEquals(sent, API.requests().get(0).getHeader("x-project-id"));
  }

  /** The message about a missing project suggests the option, unless it was given. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | x-project-id header is required | true
          401 | Missing project scope           | true
          403 | Project: no access              | true
          404 | no such project                 | true
          422 | no such project                 | false
          400 | no such projection              | false
          """)
  void projectIdThatIsMissing(int status, String message, boolean advised) {
    API.answers(status, "{\"error\":\"" + message + "\"}");
    String advice = ". For a key that is not bound to one project, give --project-id N\n";
    assertEquals(advised, API.cli().lastPass("t").err().endsWith(advice));
    assertFalse(API.cli().lastPass("t --project-id 7").err().contains("--project-id"));
  }

  /** The option takes precedence over the variable, and that over the project's file. */
  @ParameterizedTest
  @CsvSource({
    "file, variable, option, option",
    "file, variable, , variable",
    "file, '', , file",
    "file, , , file",
  })
  void dashboard(String inFile, String variable, String option, String used) throws IOException {
    API.answers(200, FakeApi.ONE_PASS);
    Cli cli = cli("dashboard", page(inFile), "EMPIRICAL_DASHBOARD", page(variable));
    Outcome outcome = cli.lastPass("t -o tsv" + argument("--dashboard", page(option)));
    assertEquals(page(used) + "/test-runs/48213?test_id=t", outcome.out().split("\t", -1)[6]);
  }

  private static String page(String host) {
    return host == null || host.isEmpty() ? host : "https://" + host + ".test/p";
  }

  /** The default is the public API. Its name cannot be resolved here. */
  @ParameterizedTest
  @CsvSource({
    "https://variable.invalid, https://option.invalid, https://option.invalid",
    "https://variable.invalid, , https://variable.invalid",
    "'', , https://api.empirical.run",
    ", , https://api.empirical.run",
  })
  void apiUrl(String variable, String option, String asked) {
    Cli cli = API.cli().without("EMPIRICAL_API_URL");
    (variable == null ? cli : cli.variable("EMPIRICAL_API_URL", variable))
        .variable("https_proxy", "http://127.0.0.1:1");
    assertEquals(
        "empirical: error: cannot reach "
            + asked
            + " through the proxy http://127.0.0.1:1: connection refused\n",
        cli.lastPass("t --retries 0" + argument("--api-url", option)).err());
  }

  @Test
  void keyFile() throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "the-key-in-the-file\n");
    API.cli().lastPass("t");
    API.cli().lastPass("t -q --key-file " + file);
    API.cli().input("the-key-that-is-piped").lastPass("t --key-file -");
    assertEquals(
        List.of(
            "Bearer " + FakeApi.KEY, "Bearer the-key-in-the-file", "Bearer the-key-that-is-piped"),
        API.requests().stream().map(request -> request.getHeader("Authorization")).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --env b,a                     | "env":["b","a"]
          --env a,b --require b         | "require":["b"]
          """)
  void env(String options, String inJson) {
    String out = API.cli().lastPass("t --json " + options).out();
    assertTrue(out.contains(inJson), out);
  }

  /** For each option with environments in its label. */
  @Test
  void aNameInAnyCaseStandsForItsId() {
    GATES.answers("t", pass(1, AGE), pass(2, AGE));
    String help = new Cli().run("last-pass", "--help").out();
    List<String> options =
        Pattern.compile("--[a-z-]+=(?=ENV)")
            .matcher(help)
            .results()
            .map(MatchResult::group)
            .toList();
    assertTrue(options.contains("--env="), help);
    for (String option : options) {
      String call = "t --env-name 2=staging " + option;
      assertEquals(API.cli().lastPass(call + "2"), API.cli().lastPass(call + "Staging"));
    }
  }

  /** The order is that of {@code --env}, else of the names, followed by the others by ID. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
                        |                                 | 1 2 11
                        | --env 11,2                      | 11 2
          11=qa 1=live  |                                 | qa live 2
          11=qa 1=live  | --env 2,live                    | 2 live
          11=qa 2=two   | --env-name 1=live --env-name 11=q | q two live
                        | --env-name 11=qa --env-name 2=two | qa two 1
          2=two 11=qa   | --demo --env-name 3=beta        | beta production staging
          """)
  void ordersTheColumns(String inFile, String options, String columns) throws IOException {
    Cli cli = API.cli().folder(folder).without("EMPIRICAL_CONFIG");
    if (inFile != null) {
      Files.writeString(
          folder.resolve("empirical.properties"),
          ("env-name." + inFile).replace(" ", "\nenv-name."));
    }
    GATES.answers("t", pass(1, AGE), pass(2, AGE), pass(11, AGE));
    GATES.answers("u");
    Outcome outcome = cli.lastPass("t u" + (options == null ? "" : " " + options));
    assertEquals(
        columns + " TEST CASE",
        outcome.out().lines().findFirst().orElseThrow().replaceAll(" +", " "),
        outcome::toString);
  }

  @ParameterizedTest
  @CsvSource({"'', 4", "--retries 0, 1", "--retries 10, 11"})
  void retries(String option, int requests) {
    API.answers(FakeApi.reply(503, "{}").withHeader("Retry-After", "0"));
    assertEquals(75, API.cli().lastPass("t --timeout 1d " + option).exit());
    assertEquals(requests, API.requests().size());
  }

  /** A pause that would end after the deadline is skipped. */
  @ParameterizedTest
  @CsvSource({
    "'', 29, 1",
    "'', 30, 0",
    "--timeout 9s, 8, 1",
    "--timeout 9s, 9, 0",
    "--max-time 9s, 8, 1",
    "--max-time 9s, 9, 0",
    "--timeout 9d --max-time 1h, 3599, 1",
  })
  void deadlines(String options, int retryAfter, int pauses) {
    API.answersInTurn(
        FakeApi.reply(503, "{}").withHeader("Retry-After", "" + retryAfter),
        FakeApi.reply(200, "{\"data\":[]}"));
    Cli cli = API.cli();
    assertEquals(pauses == 1 ? 0 : 75, cli.lastPass("t " + options).exit());
    assertEquals(pauses, cli.pauses().size());
  }

  /** A server cannot see that a ninth request is not sent. */
  @Test
  void concurrencyByDefault() {
    assertEquals(8, new ConnectionOptions().concurrency());
  }

  @ParameterizedTest
  @CsvSource({"'', 8", "--concurrency 1, 1", "--concurrency 64, 64"})
  void concurrency(String option, int max) throws IOException {
    AtomicInteger inFlight = new AtomicInteger();
    AtomicInteger maxInFlight = new AtomicInteger();
    CountDownLatch all = new CountDownLatch(max);
    UnsteadyApi.Decision waitForTheOthers =
        (id, attempt) -> {
          // The first reply accepts the key, so that more than eight may be sent.
          if (!id.equals("t0")) {
            maxInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            all.countDown();
            try {
              // If fewer requests are in flight, the others never arrive.
              all.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            inFlight.decrementAndGet();
          }
          return new UnsteadyApi.Reply(200, "{\"data\":[]}");
        };
    try (UnsteadyApi api = UnsteadyApi.start(waitForTheOthers)) {
      String ids =
          IntStream.rangeClosed(0, 2 * max)
              .mapToObj(i -> "t" + i + " ")
              .collect(Collectors.joining());
      assertEquals(0, api.cli().lastPass(ids + option).exit());
    }
    assertEquals(max, maxInFlight.get());
  }

  @ParameterizedTest
  @ValueSource(strings = {"EMPIRICAL_API_URL", "EMPIRICAL_PROJECT_ID", "EMPIRICAL_DASHBOARD"})
  void namesTheVariableOfAnInvalidValue(String variable) {
    Outcome outcome = API.cli().variable(variable, "ftp://x").lastPass("t");
    assertEquals(
        "78 empirical: error: " + variable,
        outcome.exit() + " " + outcome.err().split(": (?!error|EMP)")[0]);
    assertEquals(
        Outcome.error(78, variable + " is not UTF-8, or the locale is not: set LC_ALL=C.UTF-8"),
        API.cli().variable(variable, "x\ufffd").lastPass("t"));
    assertEquals(List.of(), API.requests());
  }

  @Test
  void namesTheKeyOfAnInvalidValueInTheFile() throws IOException {
    Cli cli = cli("project-id", "acme", "EMPIRICAL_PROJECT_ID", null);
    assertEquals(
        Outcome.error(
            78,
            folder.resolve("empirical.properties")
                + ": project-id: expected a positive number, got 'acme'"),
        cli.lastPass("t"));
  }

  private Cli cli(String key, String inFile, String variable, String value) throws IOException {
    Cli cli = API.cli().folder(folder).without("EMPIRICAL_CONFIG");
    if (inFile != null) {
      Files.writeString(folder.resolve("empirical.properties"), key + "=" + inFile + "\n");
    }
    return value == null ? cli : cli.variable(variable, value);
  }

  private static String argument(String option, String value) {
    return Stream.ofNullable(value).map(it -> " " + option + "=" + it).findFirst().orElse("");
  }
}
