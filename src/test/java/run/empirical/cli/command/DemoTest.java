package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @Test
  void marksJsonDocumentsAndLines() {
    String entry =
        """
        {"test_case_id":"a30a6eba6312f6b87ea5-0bd4ee34a4f6ce0b0a74","environment_id":"2",\
        "environment_name":"staging","test_run_id":"48190","executed_at":1795499164250,\
        "executed_at_iso":"2026-11-24T05:46:04Z","age_seconds":23400\
        """;

    assertEquals(
        new Outcome(
            0,
            "{\"data\":["
                + entry
                + "}],\"test_cases\":[{\"test_case_id\":\""
                + ID
                + "\",\"answered\":true,\"passes\":1,\"freshness\":\"day\",\"last_pass\":{"
                + "\"staging\":"
                + entry
                    .replaceFirst("\"test_case_id.*?,", "")
                    .replaceFirst("\"environment_name.*?,", "")
                + "}}}],\"demo\":true}\n",
            WARNING),
        demo("json"));
    assertEquals(new Outcome(0, entry + ",\"demo\":true}\n", WARNING), demo("ndjson"));
  }

  @ParameterizedTest
  @CsvSource({
    "markdown, **Invented data** (--demo): nothing here says anything about real tests.",
    "html, <strong>Invented data</strong> (--demo): nothing here says anything about real tests.",
    "junit, name=\"empirical last-pass (invented data)\""
  })
  void marksReports(String format, String mark) {
    Outcome outcome =
        new Cli().run("last-pass", ID, "--demo", "--require", "staging", "-q", "-o", format);

    assertEquals(new Outcome(0, outcome.out(), WARNING), outcome);
    assertTrue(outcome.out().contains(mark), outcome.out());
  }

  private static Outcome demo(String format) {
    return new Cli().run("last-pass", ID, "--demo", "-q", "-o", format);
  }
}
