package run.empirical.cli.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static run.empirical.cli.GateRuns.pass;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.GateRuns;
import run.empirical.cli.Outcome;

/** How a gate measures ages: in whole seconds, from the right time, by the right clock. */
class GateAgeTest {
  @RegisterExtension private static final FakeApi API = new FakeApi();
  private static final GateRuns GATES = new GateRuns(API);

  @Test
  void futurePassDoesNotMeetAGateWithoutAMaximumAge() {
    GATES.answers("t", pass(1, Duration.ofMinutes(-3)));
    GATES.check(
        "t --require 1",
        new Outcome(
            20,
            Outcome.table("GATE", "1  2026-11-24T12:19:04Z  2026-11-24T12:19:04Z  7  future"),
            """
            empirical: warning: the last pass is in the future in environment 1; its age is unknown
            empirical: gate not met: environment 1: in the future (required: a last pass in environment 1)
            """),
        """
        {"met":false,"require":["1"],"max_age_seconds":null,"since":null,"unmet":[
          {"test_case_id":"t","environment_id":"1","reason":"future","age_seconds":-180}]}\
        """);
  }

  @Test
  void saysThatAgesCountFromBefore() {
    GATES.answers("t", pass(1, Duration.ofDays(3)));
    assertEquals(
        "empirical: warning: this machine's clock says 2026-11-24T11:16:04Z, the server's says"
            + " 2026-11-24T12:16:04Z; ages count from --before\n",
        API.cli().clock(Cli.NOW.minusSeconds(3600)).lastPass("t --before 2026-11-24").err());
  }

  @ParameterizedTest
  @CsvSource({"30.00001, 0", "30.00002, 20"})
  void windowBeginsAtAnExactSecond(double days, int exit) {
    GATES.answers("t", pass(1, Duration.ofMillis(Math.round(days * 86400000))));
    assertEquals(exit, API.cli().lastPass("t -q --require 1").exit());
  }
}
