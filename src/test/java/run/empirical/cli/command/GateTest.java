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
            empirical: gate not met for 1 of 2 test cases (required: a last pass in environment 1)
            """),
        API.cli().lastPass("met unmet --require 1 --only-unmet"));
    // Formats for programs have all.
    Outcome tsv = API.cli().lastPass("met unmet --require 1 --only-unmet -o tsv");
    assertEquals(4, tsv.out().lines().count());
    assertEquals(1, tsv.err().lines().count());
  }
}
