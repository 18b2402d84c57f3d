package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import run.empirical.cli.Sample;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.model.TestCase;

class FailureSentencesTest {
  private static final Failure AWAY = new Failure(ExitStatus.TRY_LATER, "no", 503);
  private static final Failure REFUSED = new Failure(ExitStatus.UNAUTHORIZED, "no", 401);
  private static final TestCase TITLED = new TestCase("b", "The title");
  private static final List<TestCase> FIVE =
      List.of(TestCase.of("a"), TITLED, TestCase.of("c"), TestCase.of("d"), TestCase.of("e"));

  /** A rejected key concerns all test cases alike: it has their number only. */
  @Test
  void namesTheFirstTestCasesAndCountsThem() {
    assertEquals("no (5 test cases: a, The title, c and 2 more)", text(AWAY, FIVE));
    assertEquals("The title: no", text(AWAY, List.of(TITLED)));
    assertEquals("no", text(AWAY, List.of()));
    assertEquals("no (5 test cases)", text(REFUSED, FIVE));
    assertEquals("no (1 test case)", text(REFUSED, List.of(TITLED)));
    assertEquals("no", text(REFUSED, List.of()));
  }

  @Test
  void addsTheIdToATitleThatTwoHave() {
    TestCase first = new TestCase("id-1", "pays");
    TestCase second = new TestCase("id-2", "pays");
    Labels labels = Sample.create().failed(first, "no").failed(second, "no").labels();
    assertEquals(
        "no (2 test cases: pays (id-1), pays (id-2))",
        FailureSentences.of(AWAY, List.of(first, second), labels));
  }

  private static String text(Failure failure, List<TestCase> testCases) {
    return FailureSentences.of(failure, testCases, Sample.create().labels());
  }
}
