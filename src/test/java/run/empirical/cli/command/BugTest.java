package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;

/** An exception that nobody expected, here from standard output itself. */
class BugTest {
  private static final String PASS =
      "{\"data\":[{\"environment_id\":\"1\",\"test_run_id\":\"11\",\"executed_at\":1795511564000}]}";
  private static final String MESSAGE =
      "a bug in empirical, please report it: java.lang.IllegalStateException: nobody expects this";

  @RegisterExtension static final FakeApi API = new FakeApi();

  @Test
  void isSaidToProgramsInOneLine() {
    API.answers(200, PASS);
    assertEquals(
        new Outcome(
            1,
            "",
            "{\"error\":{\"kind\":\"internal\",\"message\":\""
                + MESSAGE
                + "\",\"retryable\":false,\"exit_code\":1}}\n"),
        run("--json"));
  }

  /** The frames of a trace are the JDK's and change with it; which lines there are does not. */
  @Test
  void isSaidToPeopleWithWhereItHappened() {
    API.answers(200, PASS);
    Outcome outcome = run("--quiet");
    List<String> lines = outcome.err().lines().toList();
    assertEquals(1, outcome.exit());
    assertEquals("", outcome.out());
    assertEquals(
        List.of("empirical: " + MESSAGE, "java.lang.IllegalStateException: nobody expects this"),
        lines.subList(0, 2));
    assertEquals(
        List.of(), lines.stream().skip(2).filter(line -> !line.startsWith("    at ")).toList());
    assertFalse(outcome.err().contains(FakeApi.KEY), outcome.err());
  }

  private static Outcome run(String how) {
    return API.cli().out(new Unexpected(), error -> false).run("last-pass", "t", how);
  }

  private static final class Unexpected extends OutputStream {
    @Override
    public void write(int b) {
      throw new IllegalStateException("nobody expects this");
    }
  }
}
