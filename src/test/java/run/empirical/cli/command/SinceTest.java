package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static run.empirical.cli.GateRuns.pass;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.GateRuns;
import run.empirical.cli.Outcome;

/** A gate that requires passes since a time, such as that of a commit or a deployment. */
class SinceTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @RegisterExtension private static final FakeApi API = new FakeApi();
  private static final GateRuns GATES = new GateRuns(API);

  @Test
  void isMetByPassesAtOrAfterThatTime() {
    GATES.answers("t", pass(1, HOUR), pass(2, HOUR.minusMillis(1)));
    GATES.check(
        "t --since 2026-11-24T11:16:04.251Z",
        new Outcome(
            20,
            """
            ENVIRONMENT  LAST PASS       EXECUTED AT           TEST RUN  GATE
            2            59 minutes ago  2026-11-24T11:16:04Z  7         ok
            1            1 hour ago      2026-11-24T11:16:04Z  7         stale
            """,
            """
            empirical: gate not met: 1: 1h old, not since 2026-11-24T11:16:04.251Z \
            (required: a last pass since 2026-11-24T11:16:04.251Z in every environment)
            """),
        """
        {"met":false,"max_age_seconds":null,"since":"2026-11-24T11:16:04.251Z","unmet":[
          {"test_case_id":"t","environment_id":"1","reason":"stale","age_seconds":3600}]}\
        """);
  }

  /** Both conditions count: a misses one of them, b misses both, c meets both. */
  @Test
  void combinesWithAMaximumAge() {
    GATES.answers("a", pass(1, Duration.ofHours(3)));
    GATES.answers("b", pass(1, Duration.ofHours(30)));
    GATES.answers("c", pass(1, HOUR));
    GATES.check(
        "a b c -o table --since 2h --max-age 4h",
        new Outcome(
            20,
            """
            TEST CASE  ENVIRONMENT  LAST PASS    EXECUTED AT           TEST RUN  GATE
            a          1            3 hours ago  2026-11-24T09:16:04Z  7         stale
            b          1            1 day ago    2026-11-23T06:16:04Z  7         stale
            c          1            1 hour ago   2026-11-24T11:16:04Z  7         ok
            """,
            """
            empirical: gate not met for 2 of 3 test cases \
            (required: a last pass at most 4h old and in the last 2h in every environment)
            """),
        """
        {"met":false,"max_age_seconds":14400,"since":"2026-11-24T10:16:04.250Z","unmet":[
          {"test_case_id":"a","environment_id":"1","reason":"stale","age_seconds":10800},
          {"test_case_id":"b","environment_id":"1","reason":"stale","age_seconds":108000}]}\
        """);
    assertEquals(
        """
        empirical: gate not met: 1: 3h old, not within 2h \
        (required: a last pass at most 2h old and in the last 6h in every environment)
        """,
        API.cli().lastPass("a --since 6h --max-age 2h").err());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T12:00:00+01:00, since 2026-11-24T11:00:00Z",
    "2026-11-24T10:15, since 2026-11-24T10:15:00Z",
    "2026-11-24, since 2026-11-24T00:00:00Z",
    "2d, in the last 2d",
    "1h30m, in the last 1h30m",
    "PT24H, in the last 1d"
  })
  void acceptsATimeOrADuration(String given, String since) {
    GATES.answers("t", pass(1, Duration.ZERO));
    assertEquals(
        "empirical: gate met (required: a last pass " + since + " in every environment)\n",
        API.cli().run("last-pass", "t", "--since", given).err());
    assertEquals(List.of("{\"test_case_id\":\"t\"}"), API.bodies());
  }

  /** The suggested days are rounded up, so that the window contains the whole first day. */
  @ParameterizedTest
  @CsvSource({
    "--since 3d --days 2, --since is before, 2 days, 3",
    "--since 2026-11-22 --days 1, --since is before, 1 day, 3",
    "--since 2026-09-01 --before 2026-10-02 --days 30, --since is before, 30 days, 31",
    "--since 30d --days 30 --wait 1m, --since is before, 30 days, 31",
    "--max-age 73h --days 3, --max-age is longer than, 3 days, 4",
    "--max-age 1d1s --days 1, --max-age is longer than, 1 day, 2",
    "--max-age 36500d --days 30, --max-age is longer than, 30 days, 36500"
  })
  void rejectsAWindowThatIsTooShortForTheGate(
      String options, String problem, String window, int days) {
    assertEquals(
        new Outcome(
            2,
            "",
            "empirical: "
                + problem
                + " the look-back window of "
                + window
                + "; add --days "
                + days
                + "\nTry 'empirical last-pass --help'.\n"),
        API.cli().lastPass("t " + options));
    assertEquals(List.of(), API.bodies());
  }

  @ParameterizedTest
  @CsvSource({
    "--since 2026-10-25, ',\"days\":31'",
    "--since 2026-10-25T12:16:04.249Z, ',\"days\":31'",
    "--since 2026-10-25T12:16:04.250Z, ''",
    "--since 30d, ''",
    "--since 30d --wait 1m, ',\"days\":31'",
    "--since 2026-11-25, ''",
    "--max-age 60d, ',\"days\":60'",
    "--max-age 60d --since 61d, ',\"days\":61'",
    "'--since 2026-09-01 --before 2026-10-02', ',\"days\":31,\"before\":\"2026-10-02T00:00:00Z\"'"
  })
  void widensTheWindowToWhatTheGateNeeds(String options, String sent) {
    GATES.answers("t", pass(1, Duration.ZERO));
    API.cli().lastPass("t " + options);
    assertEquals(List.of("{\"test_case_id\":\"t\"" + sent + "}"), API.bodies());
  }

  /** A local clock that is slow makes an old pass look young. */
  @ParameterizedTest
  @CsvSource({
    "--since 2d, 20, 'empirical: gate not met: 1: 4d old, not in the last 2d'",
    "--max-age 2d, 20, 'empirical: gate not met: 1: 4d old, not within 2d'",
    "--before 1d --require 1, 78, 'empirical: --before counts back from this machine''s clock'"
  })
  void judgesDurationsByTheLaterClock(String options, int exit, String message) {
    API.answers(
        "t",
        FakeApi.reply(200, "{\"data\":[" + pass(1, Duration.ofDays(5)) + "]}")
            .withHeader("Date", "Tue, 24 Nov 2026 12:16:04 GMT"));
    Outcome outcome =
        API.cli().clock(Cli.NOW.minus(Duration.ofDays(10))).lastPass("t --days 30 " + options);
    assertEquals(exit, outcome.exit());
    assertTrue(outcome.err().contains("\n" + message), outcome.err());
  }

  @Test
  void acceptsTheStartOfTheWindow() {
    GATES.answers("t", pass(1, Duration.ofDays(30)));
    assertEquals(0, API.cli().lastPass("t --since 30d").exit());
  }
}
