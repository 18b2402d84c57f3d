package run.empirical.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;

/** Environments that no reply has, and the tip to name environments. */
class UnknownNameTest {
  private static final String UUID = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

  @RegisterExtension private static final FakeApi API = new FakeApi();

  @TempDir private Path folder;

  /** An environment that no reply has is one without a pass, whatever the replies have. */
  @ParameterizedTest
  @CsvSource({
    "--env stagin, 0, ''",
    "--require stagin, 20, ' (required: a last pass in stagin)'",
    "--require stagin --max-age 1d, 20, ' (required: a last pass at most 1d old in stagin)'",
    "--require stagin --wait 1s, 20, ' (required: a last pass in stagin)'"
  })
  void namesTheOtherEnvironments(String options, int exit, String required) {
    String gate = exit == 0 ? "" : "empirical: gate not met: stagin: not in 30 days" + required;
    for (String id : List.of("41", UUID, "staging")) {
      String howToName = id.equals("staging") ? "" : "; to name one, add --env-name ID=stagin";
      answer(id);
      assertEquals(
          exit
              + " empirical: no reply has environment stagin; others: "
              + id
              + howToName
              + "\n"
              + (gate.isEmpty() ? "" : gate + "\n"),
          exitAndErr(options + " -o json").replaceFirst("empirical: waiting .*\n", ""));
    }
    assertEquals(exit + " ", exitAndErr(options + " -q"));
  }

  /** The ID of a configured environment may have changed to one that has no name. */
  @Test
  void namesTheConfiguredEnvironmentsThatNoReplyHas() {
    String names = " --env-name 41=production --env-name 7=staging --env-name qa=qa";
    answer("41", "42");
    assertEquals(
        "20 empirical: no reply has environment staging (7); others: production (41), qa, 42\n"
            + "empirical: gate not met: staging: not in 30 days (required: a last pass in"
            + " staging)\n",
        exitAndErr("--json --require staging" + names));
    assertEquals(
        "20 empirical: no reply has environments staging (7), qa; others: production (41), 42\n"
            + "empirical: gate not met: production: 365d old, before the look-back window of 30"
            + " days, staging: not in 30 days, qa: not in 30 days (required: a last pass at most"
            + " 24h old in production, staging, qa)\n",
        exitAndErr("--json --require production,staging,qa --max-age 24h" + names));
    assertEquals("0 ", exitAndErr("--json" + names));
    answer("41");
    assertEquals("0 ", exitAndErr("--json --env staging" + names));
    answer();
    assertEquals(
        "0 empirical: no pass in any environment in 30 days: a test's ID changes with its title,"
            + " file and Playwright project, and the key may be another Empirical project's\n",
        exitAndErr("--json --env stagin" + names));
  }

  /**
   * Only a text that people can read may be a name, and only an environment without one gets it.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          1 2  | --require staging,qa           | s staging, qa; others: 1, 2; to name one, add --env-name ID=NAME
          1 2  | --env staging,4                | s staging, 4; others: 1, 2; to name one, add --env-name ID=staging
          1 2  | --env 4                        | " 4; others: 1, 2"
          1 2  | --env a$b                      | " a$b; others: 1, 2; to name one, add --env-name ID=NAME"
          1 2  | --env qa --env-name 1=live     | " qa; others: live (1), 2; to name one, add --env-name ID=qa"
          1    | --env qa --env-name 1=live     | " qa; others: live (1)"
          1 2  | --env qa --env-name 3=qa       | " qa (3); others: 1, 2"
          1 2  | --env qa,x --env-name 3=qa     | s qa (3), x; others: 1, 2; to name one, add --env-name ID=x
          1 eu | --env qa                       | " qa; others: 1, eu; to name one, add --env-name ID=qa"
          us eu | --env qa                      | " qa; others: eu, us"
          ''   | --env qa                       | " qa; others: -"
          """)
  void saysHowToNameAnEnvironment(String found, String options, String message) {
    answer(found.equals("''") ? new String[] {""} : found.split(" "));
    String err = exitAndErr(options + " --json");
    assertEquals(
        List.of("empirical: no reply has environment" + message),
        err.lines().map(line -> line.replaceFirst("^\\d+ ", "")).limit(1).toList());
  }

  /** A file that was not found is the likely reason why no environment has a name. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      nullValues = "-",
      value = {
        "1 2  |                         | -    | 1, 2; no empirical.properties was read",
        "1 2  | --env qa                | -    | 1, 2; no empirical.properties was read; to name"
            + " one, add --env-name ID=qa",
        "1 qa |                         | -    | 1, qa",
        "1 2  | --env-name 1=production | -    | production (1), 2",
        "1 2  | --demo                  | -    | production (1), staging (2), preview (3)",
        "1 2  |                         | \"\" | 1, 2",
        "1 2  |                         | file | 1, 2",
      })
  void saysThatNoFileWasRead(
      String found, @Nullable String options, @Nullable String file, String others)
      throws IOException {
    answer(found.split(" "));
    Files.writeString(folder.resolve("file"), "project-id=7\n");
    Cli cli = API.cli().folder(folder).without("EMPIRICAL_CONFIG");
    if (file != null) {
      cli.variable("EMPIRICAL_CONFIG", file);
    }
    Outcome outcome = cli.lastPass("t --json --env 4 " + Objects.toString(options, ""));
    assertEquals(
        List.of(others),
        outcome
            .err()
            .lines()
            .filter(line -> line.contains(" no reply "))
            .map(line -> line.replaceFirst(".* others: ", ""))
            .toList());
  }

  /** Secrets are replaced before an ID is cut, since half a secret would not be found. */
  @Test
  void longIdsAreCut() {
    String digits = "7".repeat(100);
    answer(digits);
    assertEquals(
        "0 empirical: no reply has environment "
            + "x".repeat(58)
            + "[redac…; others: "
            + digits.substring(0, 64)
            + "…; to name one, add --env-name ID=NAME\n",
        exitAndErr("--json --env " + "x".repeat(58) + FakeApi.KEY + "y".repeat(3000)));
    String named = "8".repeat(100);
    assertEquals(
        "0 empirical: no reply has environment qa ("
            + named.substring(0, 64)
            + "…); others: "
            + digits.substring(0, 64)
            + "…\n",
        exitAndErr("--json --env qa --env-name " + named + "=qa"));
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
                + " to empirical.properties, and for links"
                + " dashboard=https://dash.empirical.run/PROJECT\n";
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
