package run.empirical.cli.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static run.empirical.cli.FakeApi.reply;
import static run.empirical.cli.GateRuns.pass;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

  @ParameterizedTest
  @CsvSource({"PT1H, 20", "PT59M59.999S, 0"})
  void isMetByPassesAtOrAfterThatTime(Duration age, int exit) {
    GATES.answers("t", pass(1, age));
    assertEquals(exit, API.cli().lastPass("t --require 1 --since 2026-11-24T11:16:04.251Z").exit());
  }

  @Test
  void aClockThatIsPutRightWhileWaitingLetsNoEarlierPassThrough() {
    ResponseDefinitionBuilder early = reply(200, "{\"data\":[" + pass(1, HOUR) + "]}");
    API.answersInTurn(
        early, early, reply(200, "{\"data\":[" + pass(1, Duration.ofSeconds(-20)) + "]}"));
    assertEquals(
        new Outcome(
            0,
            Outcome.table("GATE", "1  just now  2026-11-24T12:16:24Z  7  ok"),
            """
            empirical: waiting for 10m at most: environment 1: before --since 2026-11-24T12:16:04Z
            empirical: warning: this machine's clock says 2026-11-24T10:16:04Z, the server's says \
            2026-11-24T12:16:04Z; ages count from the later one, and passes from \
            2026-11-24T12:16:04Z instead of --since 2026-11-24T10:16:05Z
            empirical: gate met (required: a last pass since 2026-11-24T12:16:04Z in environment 1)
            """),
        API.cli()
            .clock(Cli.NOW.minus(HOUR.multipliedBy(2)))
            .setBack(HOUR.multipliedBy(-2))
            .lastPass("t --require 1 --since 2026-11-24T10:16:05Z --wait 10m"));
  }

  /** A {@code Date} has whole seconds, and a duration counts from now on the later clock. */
  @ParameterizedTest
  @CsvSource({
    "12:16:03.001, 2026-11-24, since 2026-11-24T00:00:00Z,",
    "12:16:02.001, 2026-11-24, since 2026-11-24T00:00:01Z, ', and passes from"
        + " 2026-11-24T00:00:01Z instead of --since 2026-11-24T00:00:00Z'",
    "12:16:02.999, 1h, in the last 1h,",
    "12:14:03.999, 1h, in the last 1h, ''",
    "12:18:05.000, 2026-11-24, since 2026-11-24T00:00:00Z, ''",
  })
  void saysFromWhenPassesCount(String local, String since, String sentence, @Nullable String from) {
    GATES.answers("t", pass(1, Duration.ofMinutes(59)));
    Instant clock = Instant.parse("2026-11-24T" + local + "Z");
    String warning =
        "empirical: warning: this machine's clock says "
            + clock.truncatedTo(ChronoUnit.SECONDS)
            + ", the server's says 2026-11-24T12:16:04Z; ages count from the later one";
    assertEquals(
        (from == null ? "" : warning + from + "\n")
            + "empirical: gate met (required: a last pass "
            + sentence
            + " in environment 1)\n",
        API.cli().clock(clock).lastPass("t --require 1 --since " + since).err());
  }

  /** Clocks may differ by two minutes. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-24T12:18:04.251Z, '', is in the future",
    "2026-11-24T12:28:04.251Z, --wait 10m, is after the end of --wait"
  })
  void rejectsATimeThatNoPassCanHaveBeforeTheRunEnds(String since, String more, String why) {
    assertEquals(
        Outcome.error(2, "--since " + why + ": " + since),
        API.cli().lastPass("t --require 1 --since " + since + " " + more));
    assertEquals(List.of(), API.bodies());
  }

  /** The suggested days are rounded up, so that the window contains the whole first day. */
  @ParameterizedTest
  @CsvSource({
    "--since 3d, 2, 3",
    "--since 2026-11-22, 1, 3",
    "--since 30d --wait 1m, 30, 31",
    "--max-age 73h, 3, 4",
    "--max-age 1d1s, 1, 2",
    "--max-age 36500d, 30, 36500"
  })
  void rejectsAWindowThatIsTooShortForTheGate(String options, int given, int needed) {
    assertEquals(
        Outcome.error(
            2, "--days %d is too short for the gate; give --days %d".formatted(given, needed)),
        API.cli().lastPass("t --require 1 " + options + " --days " + given));
    assertEquals(List.of(), API.bodies());
  }

  @ParameterizedTest
  @CsvSource({
    "--since 2026-10-25, ',\"days\":31'",
    "--since 2026-10-25T12:16:04.249Z, ',\"days\":31'",
    "--since 2026-10-25T12:16:04.250Z, ''",
    "--since 30d, ''",
    "--since 30d --wait 1m, ',\"days\":31'",
    "--since 2026-11-24T12:18:04.250Z, ''",
    "--since 2026-11-24T12:28:04.250Z --wait 10m --max-time 1s, ''",
    "--max-age 60d, ',\"days\":60'",
    "--max-age 60d --since 61d, ',\"days\":61'"
  })
  void widensTheWindowToWhatTheGateNeeds(String options, String sent) {
    GATES.answers("t", pass(1, Duration.ZERO));
    API.cli().lastPass("t --require 1 " + options);
    assertEquals(List.of("{\"test_case_id\":\"t\"" + sent + "}"), API.bodies());
  }
}
