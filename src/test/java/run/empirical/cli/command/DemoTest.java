package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import run.empirical.cli.Cli;
import run.empirical.cli.Outcome;

/** Answers from an in-process sandbox, which every format marks as invented. */
class DemoTest {
  private static final String ID = "a30a6eba6312f6b87ea5-0bd4ee34a4f6ce0b0a74";
  private static final String WARNING =
      "empirical: --demo: this data is invented, no request leaves this machine\n";

  @Test
  void warnsOfInventedDataEvenWithQuiet() {
    assertEquals(
        new Outcome(
            0,
            """
            ENVIRONMENT  LAST PASS       EXECUTED AT           TEST RUN
            staging      6 hours before  2026-11-24T05:46:04Z  48190
            """,
            WARNING),
        new Cli().run("last-pass", ID, "--demo", "-q", "--before=" + Cli.NOW));
  }
}
