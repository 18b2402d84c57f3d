package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import run.empirical.cli.model.ReferenceTime;

class VerdictTest {
  private static final String ASKED = " Required: a last pass in 1.";

  @Test
  void countsWhatMeetsTheGate() {
    assertSays("The test case meets it.", gated().answered("a", "1 1H"));
    assertSays("2 of 2 test cases meet it.", gated().answered("a", "1 1H").answered("b", "1 2H"));
  }

  @Test
  void countsWhatFallsShort() {
    assertSays("The test case does not meet it.", gated().answered("a"));
    assertSays("1 of 2 test cases does not meet it.", gated().answered("a").answered("b", "1 1H"));
    assertSays("2 of 2 test cases do not meet it.", gated().answered("a").answered("b"));
    assertSays("There are no test cases.", gated());
  }

  @Test
  void countsWhatIsNotKnown() {
    assertSays("The test case could not be looked up.", gated().failed("a", "no answer"));
    assertSays(
        "1 of 2 test cases could not be looked up.",
        gated().failed("a", "no answer").answered("b", "1 1H"));
    assertSays(
        "1 of 2 test cases does not meet it. 1 of 2 test cases could not be looked up.",
        gated().failed("a", "no answer").answered("b"));
  }

  private static Asked gated() {
    return Asked.plainly().requiring(null, "1");
  }

  private static void assertSays(String sentences, Asked asked) {
    ReferenceTime reference = new ReferenceTime(Asked.NOW, Asked.NOW, false);
    assertEquals(
        sentences + ASKED, new Verdict(asked.findings(), asked.settings(), reference).sentences());
  }
}
