package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static run.empirical.cli.GateRuns.pass;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import run.empirical.cli.FakeApi;
import run.empirical.cli.GateRuns;
import run.empirical.cli.Outcome;

/** The result of a gate in the table, the summary line, JSON and the exit status. */
class GateTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String MET =
      "{\"met\":true,\"max_age_seconds\":null,\"since\":null,\"unmet\":[]}";

  @RegisterExtension private static final FakeApi API = new FakeApi();
  private static final GateRuns GATES = new GateRuns(API);

  @Test
  void saysHowManyTestCasesOnlyUnmetLeavesOut() {
    GATES.answers("met", pass(1, HOUR));
    GATES.answers("unmet", pass(2, HOUR));
    assertEquals(
        new Outcome(
            20,
            """
            1      2   TEST CASE
            >30d!  1h  unmet
            """,
            """
            empirical: hiding 1 test case that meets the gate
            empirical: gate not met for 1 of 2 test cases (required: a last pass in 1)
            """),
        API.cli().lastPass("met unmet --require 1 --only-unmet"));
    // Formats for programs have all.
    Outcome tsv = API.cli().lastPass("met unmet --require 1 --only-unmet -o tsv");
    assertEquals(4, tsv.out().lines().count());
    assertEquals(1, tsv.err().lines().count());
  }

  @Test
  void requiredEnvironmentThatHasPassedMeetsTheGate() {
    GATES.answers("t", pass(1, HOUR), pass(2, Duration.ofDays(3)));
    GATES.check(
        "t --require 1",
        new Outcome(
            0,
            """
            ENVIRONMENT  LAST PASS   EXECUTED AT           TEST RUN  GATE
            1            1 hour ago  2026-11-24T11:16:04Z  7         ok
            2            3 days ago  2026-11-21T12:16:04Z  7         -
            """,
            "empirical: gate met (required: a last pass in 1)\n"),
        MET);
  }

  @Test
  void acceptsEnvironmentNames() {
    GATES.answers("t", pass(1, HOUR));
    GATES.check(
        "t --env-name 1=production --env-name 2=staging --require production,staging,1,2",
        new Outcome(
            20,
            """
            ENVIRONMENT  LAST PASS       EXECUTED AT           TEST RUN  GATE
            production   1 hour ago      2026-11-24T11:16:04Z  7         ok
            staging      not in 30 days  -                     -         missing
            """,
            """
            empirical: gate not met: staging: not in 30 days \
            (required: a last pass in production, staging)
            """),
        """
        {"met":false,"max_age_seconds":null,"since":null,"unmet":[
          {"test_case_id":"t","environment_id":"2","environment_name":"staging","reason":"missing"}]}\
        """);
  }
}
