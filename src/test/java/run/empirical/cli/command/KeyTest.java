package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static run.empirical.cli.FakeApi.KEY;
import static run.empirical.cli.FakeApi.reply;

import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;

/** The sources of the API key, and where it must never appear. */
class KeyTest {
  private static final String NOTHING = "{\"data\":[]}";

  @RegisterExtension private static final FakeApi API = new FakeApi();

  private final Path folder;

  KeyTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void sendsTheKeyAsABearerToken() {
    API.answers(200, NOTHING);
    assertEquals(0, API.cli().run("last-pass", "t").exit());
    assertEquals("Bearer " + KEY, API.requests().get(0).getHeader("Authorization"));
  }

  @Test
  void keyFileOverridesTheVariable() throws IOException {
    API.answers(200, NOTHING);
    Path file = keyFile("from-the-file\n", "rw-------");
    Outcome outcome = API.cli().run("last-pass", "t", "-q", "--key-file", file.toString());
    assertEquals(new Outcome(0, "", ""), outcome);
    assertEquals("Bearer from-the-file", API.requests().get(0).getHeader("Authorization"));
  }

  @Test
  void skipsAByteOrderMark() throws IOException {
    API.answers(200, NOTHING);
    Path file = keyFile("\ufefffrom-the-file\r\n", "rw-------");
    assertEquals(0, API.cli().run("last-pass", "t", "--key-file", file.toString()).exit());
    assertEquals("Bearer from-the-file", API.requests().get(0).getHeader("Authorization"));
  }

  @Test
  void readsTheKeyFromStandardInput() {
    API.answers(200, NOTHING);
    Outcome outcome =
        API.cli().input("from-stdin\r\n").run("last-pass", "t", "-q", "--key-file", "-");
    assertEquals(new Outcome(0, "", ""), outcome);
    assertEquals("Bearer from-stdin", API.requests().get(0).getHeader("Authorization"));
  }

  @Test
  void doesNotReadTheKeyFromATerminal() {
    assertEquals(
        new Outcome(
            2,
            "",
            """
            empirical: --key-file - reads standard input, which is a terminal; pipe or redirect into it
            Try 'empirical last-pass --help'.
            """),
        API.cli().terminal(true, false, false).run("last-pass", "t", "--key-file", "-"));
  }

  @Test
  void warnsAboutAWorldReadableKeyFile() throws IOException {
    API.answers(200, NOTHING);
    Path file = keyFile("k", "rw-r--r--");
    assertEquals(
        """
        empirical: warning: all users may read the key file %s; run chmod 600 on it
        empirical: t has not passed in the last 30 days (look further back with --days); it does not look like a Playwright test ID
        """
            .formatted(file),
        API.cli().run("last-pass", "t", "--key-file", file.toString()).err());
  }

  @Test
  void warnsAboutAGroupReadableKeyFile() throws IOException {
    API.answers(200, NOTHING);
    Path file = keyFile("k", "rw-r-----");
    assertEquals(
        """
        empirical: warning: its group may read the key file %s; run chmod 600 on it
        empirical: t has not passed in the last 30 days (look further back with --days); it does not look like a Playwright test ID
        """
            .formatted(file),
        API.cli().run("last-pass", "t", "--key-file", file.toString()).err());
  }

  @Test
  void quietSuppressesTheWarning() throws IOException {
    API.answers(200, NOTHING);
    Path file = keyFile("k", "rw-r--r--");
    assertEquals(
        new Outcome(0, "", ""),
        API.cli().run("last-pass", "t", "-q", "--key-file", file.toString()));
  }

  /** Only its reader sees a pipe's content, whatever its permissions. */
  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void readsAPipeWithoutAWarning() throws Exception {
    API.answers(200, NOTHING);
    Path pipe = folder.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", "-m", "644", pipe.toString()).start().waitFor());
    Thread writer = new Thread(() -> write(pipe, "from-a-pipe\n"));
    writer.start();

    Outcome outcome = API.cli().run("last-pass", "t", "--days=7", "--key-file", pipe.toString());

    writer.join();
    assertEquals(
        new Outcome(
            0,
            "",
            "empirical: t has not passed in the last 7 days; it does not look like a"
                + " Playwright test ID\n"),
        outcome);
    assertEquals("Bearer from-a-pipe", API.requests().get(0).getHeader("Authorization"));
  }

  @ParameterizedTest
  @CsvSource({
    "--key-file KEY, --key-file",
    "KEY, <test_case_id>",
    "-- KEY, <test_case_id>",
    "--require KEY, --require",
    "--env KEY, --env",
    "--env-name 1=KEY, --env-name",
    "--from KEY, --from",
    "--from-playwright KEY, --from-playwright",
    "--cacert KEY, --cacert",
    "--api-url KEY, --api-url",
    "--report json=KEY, --report",
    "--jq KEY, --jq",
    "--demo KEY, <test_case_id>"
  })
  void rejectsAKeyInTheArgumentsWithoutShowingIt(String arguments, String name) {
    assertEquals(
        new Outcome(
            2,
            "",
            """
            empirical: the value of %s is the API key itself; other users can see the arguments of a \
            program
            Try 'empirical last-pass --help'.
            """
                .formatted(name)),
        API.cli().run(("last-pass t " + arguments.replace("KEY", KEY)).split(" ")));
    assertEquals(List.of(), API.requests());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "last-pass t -kKEY",
        "last-pass t --KEY",
        "last-pass t --timeout KEY",
        "last-pass t --max-age=KEY",
        "last-pass t --before KEY",
        "last-pass t --output KEY",
        "last-pass t --color KEY",
        "last-pass t --retries KEY",
        "last-pass t --report KEY",
        "last-pass t --report x/KEY",
        "last-pass t --report json=/none/KEY",
        "last-pass t --from /none/KEY --json",
        "last-pass t --from-playwright=/none/KEY",
        "last-pass t --key-file /none/KEY",
        "last-pass t --env-name KEY=1",
        "last-pass t --env-name 1=2 --env-name KEY",
        "last-pass t --api-url https://KEY.invalid --retries 0 -v",
        "last-pass t/KEY -v",
        "sandbox --data KEY",
        "sandbox KEY",
        "completion KEY",
        "help KEY",
        "KEY",
      })
  void omitsTheKeyFromEveryMessage(String arguments) {
    Outcome outcome = API.cli().run(arguments.replace("KEY", KEY).split(" "));
    assertFalse(outcome.toString().contains(KEY), outcome.toString());
    assertTrue(outcome.err().length() > 0, outcome.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"KEY", "#\nt\n  KEY  \nu"})
  void rejectsAKeyInAListWithoutShowingIt(String list) throws IOException {
    assertEquals(
        new Outcome(78, "", "empirical: one of the test case IDs is the API key itself\n"),
        API.cli().input(list.replace("KEY", KEY)).run("last-pass", "-q", "--from", "-", "--demo"));
    Path file = keyFile("another-key-from-a-file", "rw-------");
    assertEquals(
        new Outcome(78, "", "empirical: one of the test case IDs is the API key itself\n"),
        API.cli()
            .input(list.replace("KEY", "another-key-from-a-file"))
            .run("last-pass", "-q", "--from", "-", "--key-file", file.toString()));
    assertEquals(List.of(), API.requests());
  }

  @Test
  void recognizesAKeyGivenAsTheKeyFilesName() {
    assertEquals(
        new Outcome(78, "", "empirical: --key-file names no file; is it the API key itself?\n"),
        API.cli().without("EMPIRICALRUN_KEY").run("last-pass", "t", "--key-file", KEY));
    assertEquals(
        new Outcome(
            78,
            "",
            "empirical: --key-file: cannot read the key file a-name-of-20-letters: no such"
                + " file\n"),
        API.cli().run("last-pass", "t", "--key-file", "a-name-of-20-letters"));
  }

  @Test
  void doesNotShowAValueAttachedToAnUnknownOption() {
    assertEquals(
        new Outcome(
            2,
            "",
            """
            empirical: there is no option or argument '-k'
            Try 'empirical last-pass --help'.
            """),
        API.cli().without("EMPIRICALRUN_KEY").run("last-pass", "t", "-k" + KEY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"KEY", "KEY=", "KEY=1", "key-file=KEY", "timeout=KEY", "env-name.1=KEY", "a=KEY"})
  void rejectsAKeyInTheConfigurationFileWithoutShowingIt(String line) throws IOException {
    Path file = Files.writeString(folder.resolve("config"), line.replace("KEY", KEY));
    Outcome outcome = API.cli().variable("EMPIRICAL_CONFIG", file.toString()).run("last-pass", "t");
    assertEquals(78, outcome.exit(), outcome.toString());
    assertFalse(outcome.toString().contains(KEY), outcome.toString());
    assertEquals(List.of(), API.requests());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "KEY | cannot use the configuration file FILE: a key of 35 characters, perhaps an API key,"
            + " has no value",
        "KEY=1 | cannot use the configuration file FILE: a key of 35 characters, perhaps an API"
            + " key, is not one of api-url, cacert, color, concurrency, dashboard, days,"
            + " key-file, project-id, retries, time, timeout, env-name.ID",
        "key-file=KEY | FILE: key-file names no file; is it the API key itself?"
      })
  void doesNotShowAnUnknownKeyInTheConfigurationFile(String line, String message)
      throws IOException {
    Path file = Files.writeString(folder.resolve("config"), line.replace("KEY", KEY));
    assertEquals(
        new Outcome(78, "", "empirical: " + message.replace("FILE", file.toString()) + "\n"),
        API.cli()
            .without("EMPIRICALRUN_KEY")
            .variable("EMPIRICAL_CONFIG", file.toString())
            .run("last-pass", "t"));
  }

  @ParameterizedTest
  @CsvSource({
    "--secret, ''",
    "--token, ; the API key is read from EMPIRICALRUN_KEY or --key-file",
    "-k, ''"
  })
  void doesNotShowAKeyGivenToAnUnknownOption(String option, String hint) {
    assertEquals(
        new Outcome(
            2,
            "",
            """
            empirical: there is no option or argument '%s'%s
            Try 'empirical last-pass --help'.
            """
                .formatted(option, hint)),
        API.cli().run("last-pass", "t", option + "=" + KEY));
  }

  @Test
  void missingKeySaysWhereToCreateOne() {
    assertEquals(
        new Outcome(
            77,
            "",
            """
            empirical: no API key: set EMPIRICALRUN_KEY or give --key-file. Create one at \
            https://dash.empirical.run/settings/api-keys; --demo needs none
            """),
        API.cli().without("EMPIRICALRUN_KEY").run("last-pass", "t"));
  }

  @Test
  void treatsAnEmptyVariableAsNoKey() {
    assertEquals(77, API.cli().variable("EMPIRICALRUN_KEY", "").run("last-pass", "t").exit());
  }

  @Test
  void treatsWhitespaceAsNoKey() {
    assertEquals(
        new Outcome(77, "", "empirical: EMPIRICALRUN_KEY contains no API key, only white space\n"),
        API.cli().variable("EMPIRICALRUN_KEY", " \t").run("last-pass", "t"));
  }

  @Test
  void emptyKeyFileIsAConfigurationError() throws IOException {
    Path file = keyFile("", "rw-------");
    assertEquals(
        new Outcome(78, "", "empirical: --key-file: the key file " + file + " is empty\n"),
        API.cli().run("last-pass", "t", "--key-file", file.toString()));
  }

  @Test
  void reportsAMissingKeyFile() {
    Path file = folder.resolve("none");
    assertEquals(
        new Outcome(
            78, "", "empirical: --key-file: cannot read the key file " + file + ": no such file\n"),
        API.cli().run("last-pass", "t", "--key-file", file.toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"se cret", "se\ncret", "se\rcret", "se\u0000cret", "se\u007fcret", "seücret"})
  void rejectsAnInvalidKeyWithoutShowingIt(String key) {
    Outcome outcome = API.cli().variable("EMPIRICALRUN_KEY", key).run("last-pass", "t", "-v");
    assertEquals(
        new Outcome(
            78,
            "",
            "empirical: EMPIRICALRUN_KEY contains no valid API key: character 3 is a space, a"
                + " control character or not ASCII\n"),
        outcome);
    assertEquals(List.of(), API.requests());
  }

  @Test
  void neverPrintsTheKeyWhateverTheServerReplies() {
    String echo = "{\"data\":null,\"error\":{\"message\":\"I know " + KEY + "\"}}";
    for (int status : new int[] {200, 204, 302, 400, 401, 403, 404, 408, 418, 429, 500, 503, 599}) {
      API.answers(
          reply(status, echo)
              .withHeader("X-Echo", "Bearer " + KEY)
              .withHeader(KEY, "as a name")
              .withHeader("Location", "https://elsewhere.example/" + KEY)
              .withHeader("Content-Type", "text/" + KEY));
      searchEverywhere("status " + status);
    }
    API.answers(reply(500, "{\"error\":\"" + KEY + "\"}"));
    searchEverywhere("analytics error");
    API.answers(reply(200, "{\"data\":[{\"environment_id\":\"" + KEY + "\"}]}"));
    searchEverywhere("breach");
    API.answers(reply(200, "{" + KEY));
    searchEverywhere("not JSON");
    for (Fault fault : Fault.values()) {
      API.answers(reply(200, NOTHING).withFault(fault));
      searchEverywhere(fault.name());
    }
  }

  @Test
  void redactsTheKeyInReplyData() {
    String id = "\"<" + KEY + ">\"";
    API.answers(
        200,
        "{\"data\":[{\"environment_id\":%s,\"test_run_id\":%s,\"executed_at\":1795511564000}]}"
            .formatted(id, id));
    assertEquals(
        new Outcome(0, "t\t<[redacted]>\t\t<[redacted]>\t2026-11-24T09:12:44Z\t11000\t\t\n", ""),
        API.cli().run("last-pass", "t", "-o", "tsv"));
  }

  /** The sandbox accepts any key, so a key may be as short as an ID. */
  @Test
  void doesNotRedactAPlaceholderKeyInReplyData() {
    API.answers(
        200,
        "{\"data\":[{\"environment_id\":\"1\",\"test_run_id\":\"11\",\"executed_at\":1795511564000}]}");
    assertEquals(
        new Outcome(0, "t\t1\t\t11\t2026-11-24T09:12:44Z\t11000\t\t\n", ""),
        API.cli().variable("EMPIRICALRUN_KEY", "1").run("last-pass", "t", "-o", "tsv"));
  }

  @Test
  void redactsTheKeyInOtherCaseAndUrlEncoded() {
    API.answers(
        reply(302, "")
            .withHeader("X-Sk-Ab+Cd+99", "SK-AB+CD+99")
            .withHeader("Location", "https://elsewhere.example/?key=sk-Ab%2bCd%2B99&more"));

    String err =
        API.cli().variable("EMPIRICALRUN_KEY", "sk-Ab+Cd+99").run("last-pass", "t", "-v").err();

    assertTrue(err.contains("< x-[redacted]: [redacted]\n"), err);
    assertTrue(err.contains(" to https://elsewhere.example/?key=[redacted]&more (HTTP 302)"), err);
  }

  private static void searchEverywhere(String scenario) {
    for (String how : new String[] {"-v", "-q", "--json", "--output=ndjson", "--color=always"}) {
      Outcome outcome = API.cli().run("last-pass", "t", how, "--retries", "1");
      assertFalse(outcome.toString().contains(KEY), scenario + " with " + how + ": " + outcome);
      assertTrue(outcome.exit() >= 65, scenario + " with " + how + ": " + outcome);
    }
  }

  private static void write(Path pipe, String text) {
    try {
      Files.writeString(pipe, text, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path keyFile(String content, String permissions) throws IOException {
    Path file = Files.writeString(folder.resolve("key"), content);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}
