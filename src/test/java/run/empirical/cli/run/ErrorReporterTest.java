package run.empirical.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import run.empirical.cli.Cli;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.Verbosity;
import run.empirical.cli.model.ExitStatus;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.run.ErrorReporter.Form;

/** How the failed look-ups of a list are told. */
class ErrorReporterTest {
  private static final Failure REFUSED = new Failure(ExitStatus.UNAUTHORIZED, "no", 401, false);
  private static final Failure BUSY = new Failure(ExitStatus.TRY_LATER, "later", 503, true);

  @Test
  void namesTheFirstTestCasesAndCountsThem() {
    assertEquals(
        """
        empirical: no (5 test cases: a, The title, d and 2 more)
        empirical: b: later
        """,
        reported(Form.TEXT, true));
  }

  @Test
  void namesAllTestCasesWhereNothingElseDoes() {
    assertEquals(
        """
        empirical: no (5 test cases: a, The title, d, e, f)
        empirical: b: later
        """,
        reported(Form.TEXT_IN_FULL, true));
  }

  @Test
  void namesNoTestCaseIfThereIsOneOnly() {
    assertEquals("empirical: no\nempirical: later\n", reported(Form.TEXT, false));
  }

  @Test
  void tellsEachFailureOnceAsJson() {
    assertEquals(
        """
        {"error":{"kind":"unauthorized","message":"no","test_case_ids":["a","c","d","e","f"],\
        "http_status":401,"retryable":false,"exit_code":77}}
        {"error":{"kind":"try_later","message":"later","test_case_id":"b",\
        "http_status":503,"retryable":true,"exit_code":75}}
        """,
        reported(Form.JSON, true));
  }

  private static String reported(Form form, boolean named) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(new Cli().host(OutputStream.nullOutputStream(), err), Verbosity.QUIET);
    ErrorReporter errors = new ErrorReporter(console, form);
    List<TestCase> refused =
        List.of(
            TestCase.of("a"),
            new TestCase("c", "The title"),
            TestCase.of("d"),
            TestCase.of("e"),
            TestCase.of("f"));
    errors.say(REFUSED, refused, named);
    errors.say(BUSY, List.of(TestCase.of("b")), named);
    return err.toString(StandardCharsets.UTF_8);
  }
}
