package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import run.empirical.cli.Sample;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.model.TestCase;

class FailureSentencesTest {
  private static final Failure AWAY = new Failure(ExitStatus.TRY_LATER, "no", 503);
  private static final TestCase TITLED = new TestCase("b", "The title");
  private static final List<TestCase> FIVE =
      List.of(TestCase.of("a"), TITLED, TestCase.of("c"), TestCase.of("d"), TestCase.of("e"));

  /** A failure that the key causes concerns all test cases alike: it has their number only. */
  @ParameterizedTest
  @EnumSource
  void namesTheFirstTestCasesAndCountsThem(ExitStatus status) {
    boolean counted = status.cause() == ExitStatus.Cause.KEY;
    Failure failure = Failure.of(status, "no");
    assertEquals(
        counted ? "no (5 test cases)" : "no (5 test cases: a, The title, c and 2 more)",
        text(failure, FIVE),
        () -> status + " has the cause " + status.cause() + ": make FailureSentences say so");
    assertEquals(counted ? "no (1 test case)" : "The title: no", text(failure, List.of(TITLED)));
    assertEquals("no", text(failure, List.of()));
  }

  private static String text(Failure failure, List<TestCase> testCases) {
    return FailureSentences.of(failure, testCases, Sample.create().labels());
  }
}
