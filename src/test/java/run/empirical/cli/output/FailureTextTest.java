package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.model.TestCase;

class FailureTextTest {
  private static final Failure REFUSED = new Failure(ExitStatus.UNAUTHORIZED, "no", 401, false);
  private static final TestCase TITLED = new TestCase("b", "The title");

  @Test
  void namesTheFirstTestCasesAndCountsThem() {
    List<TestCase> five =
        List.of(TestCase.of("a"), TITLED, TestCase.of("c"), TestCase.of("d"), TestCase.of("e"));
    assertEquals("no (5 test cases: a, The title, c and 2 more)", FailureText.of(REFUSED, five));
    assertEquals("no (5 test cases: a, b, c, d, e)", FailureText.inFull(REFUSED, five));
  }

  @Test
  void beginsWithASingleTestCase() {
    assertEquals("The title: no", FailureText.of(REFUSED, List.of(TITLED)));
    assertEquals("b: no", FailureText.inFull(REFUSED, List.of(TITLED)));
  }

  @Test
  void namesNoTestCaseIfThereIsNone() {
    assertEquals("no", FailureText.of(REFUSED, List.of()));
  }
}
