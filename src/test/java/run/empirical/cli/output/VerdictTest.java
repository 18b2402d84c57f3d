package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final String REQUIRED = " Required: a last pass in 1.";

  @Test
  void countsTestCasesThatMeetTheGate() {
    assertSays("The test case meets it.", gated().answered("a", "1 1H"));
    assertSays("2 of 2 test cases meet it.", gated().answered("a", "1 1H").answered("b", "1 2H"));
  }

  @Test
  void countsTestCasesThatDoNotMeetTheGate() {
    assertSays("The test case does not meet it.", gated().answered("a"));
    assertSays("1 of 2 test cases does not meet it.", gated().answered("a").answered("b", "1 1H"));
    assertSays("2 of 2 test cases do not meet it.", gated().answered("a").answered("b"));
    assertSays("There are no test cases.", gated());
  }

  @Test
  void countsFailedLookUps() {
    assertSays("The test case could not be looked up.", gated().failed("a", "no answer"));
    assertSays(
        "1 of 2 test cases could not be looked up.",
        gated().failed("a", "no answer").answered("b", "1 1H"));
    assertSays(
        "1 of 2 test cases does not meet it. 1 of 2 test cases could not be looked up.",
        gated().failed("a", "no answer").answered("b"));
  }

  private static Sample gated() {
    return Sample.create().requiring(null, "1");
  }

  private static void assertSays(String sentences, Sample sample) {
    assertEquals(sentences + REQUIRED, new Verdict(sample.grid()).sentences());
  }
}
