package run.empirical.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;

/** Requested environments that are unknown, and the tip to name environments. */
class UnknownNameTest {
  private static final String UUID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

  @RegisterExtension private static final FakeApi API = new FakeApi();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--env stagin",
        "--require stagin",
        "--require stagin -o junit",
        "--require stagin --wait 1m"
      })
  void anUnknownEnvironmentEndsTheRun(String options, @TempDir Path folder) {
    answer("1");
    Path report = folder.resolve("gate.html");
    Outcome outcome =
        API.cli().lastPass("t u --env-name 1=staging -q -o tsv --report " + report + " " + options);
    assertEquals(
        Outcome.error(
            78,
            "unknown environment 'stagin'; found: staging (1); to name one, use"
                + " --env-name ID=NAME or empirical.properties"),
        outcome);
    assertFalse(Files.exists(report));
  }

  /** UUIDs are opaque, so a name that is not configured is a mistake, even without a gate. */
  @ParameterizedTest
  @ValueSource(strings = {"--env stagin", "--require stagin"})
  void amongUuidsANameIsAMistake(String options) {
    answer(UUID);
    assertEquals(
        Outcome.error(
            78,
            "unknown environment 'stagin'; found: "
                + UUID
                + "; to name one, use --env-name ID=NAME or empirical.properties"),
        API.cli().lastPass("t " + options));
  }

  @ParameterizedTest
  @CsvSource({
    "--env stagin, 0, ''",
    "--require stagin, 20, ' (required: a last pass in stagin)'",
    "--env stagin --max-age 1d, 20, ' (required: a last pass at most 1d old in stagin)'"
  })
  void notesTheEnvironmentsFoundInstead(String options, int exit, String required) {
    answer("staging", "qa", "production", "eu");
    assertEquals(
        exit
            + " empirical: no reply has environment stagin; found: eu, production, qa and 1 more\n"
            + (exit == 0
                ? ""
                : "empirical: gate not met: stagin: not in 30 days" + required + "\n"),
        exitAndErr(options + " -o json"));
    assertEquals(exit + " ", exitAndErr(options + " -q"));
  }

  /** A configured name whose ID no reply has is a mistake like a misspelt one. */
  @Test
  void namesTheConfiguredEnvironmentsThatNoReplyHas() {
    String options = "--env live,old --env-name 1=live --env-name 2=old --env-name 3=new";
    answer("production");
    assertEquals(
        "0 empirical: no reply has environments live, old; found: production\n",
        exitAndErr(options));
    answer("production", "3");
    assertEquals("0 ", exitAndErr(options));
    answer();
    assertFalse(exitAndErr(options).contains("no reply has"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | it is | 1: 7 | env-name.1=NAME",
        UUID + " | it is | " + UUID + ": 7 | env-name." + UUID + "=NAME",
        "production 17 | it is | 17: 7 | env-name.17=NAME",
        "1 2 | each is | 1: 7, 2: 7 | env-name.1=NAME and env-name.2=NAME",
        "1 2 3 4 | each is | 1: 7, 2: 7, 3: 7 and 1 more | env-name.1=NAME, env-name.2=NAME,"
            + " env-name.3=NAME and 1 more",
        "5 | | | ",
        "production | | | ",
        "'' | | | ",
      })
  void hintsAtOpaqueEnvironmentsOnATerminal(
      String found, @Nullable String verb, @Nullable String pages, @Nullable String lines) {
    answer(found.split(" "));
    String tip =
        verb == null
            ? ""
            : "empirical: tip: see which environment "
                + verb
                + " on the page of a test run ("
                + pages
                + "), and add "
                + lines
                + " to empirical.properties\n";
    assertEquals(tip, hints(API.cli(), " --env-name 5=qa"));
    assertEquals("", API.cli().terminal(true, false, true).lastPass("t").err());
    assertEquals("", hints(API.cli(), " --json --env-name 5=qa"));
    assertEquals("", hints(API.cli(), " -q --env-name 5=qa"));
  }

  private static String hints(Cli cli, String options) {
    return cli.terminal().lastPass("t" + options).err();
  }

  private static String exitAndErr(String options) {
    Outcome outcome = API.cli().lastPass("0123456789abcdef0123-0123456789abcdef0123 " + options);
    return outcome.exit() + " " + outcome.err();
  }

  private static void answer(String... environments) {
    API.answers(
        200,
        Stream.of(environments)
            .map(
                "{\"environment_id\":\"%s\",\"test_run_id\":\"7\",\"executed_at\":1763975564000}"
                    ::formatted)
            .collect(Collectors.joining(",", "{\"data\":[", "]}")));
  }
}
