package run.empirical.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TestCaseTest {
  @Test
  void hasAnIdOrATitle() {
    assertTrue(TestCase.of("a").hasId());
    assertTrue(new TestCase("a", "pays").hasId());
    assertFalse(TestCase.withoutId("pays").hasId());
    assertEquals(new TestCase("", "pays"), TestCase.withoutId("pays"));
  }

  @Test
  void isCompletedWithWhatItLacks() {
    TestCase whole = new TestCase("a", "second", "a.spec.ts");
    assertEquals(whole, TestCase.of("a").completedBy(whole));
    assertEquals(
        new TestCase("a", "first", "a.spec.ts"), new TestCase("a", "first").completedBy(whole));
    assertEquals(whole, whole.completedBy(new TestCase("a", "third", "b.spec.ts")));
  }

  @Test
  void rejectsATestCaseWithNeither() {
    assertThrows(IllegalArgumentException.class, () -> TestCase.of(""));
    assertThrows(IllegalArgumentException.class, () -> TestCase.of(" "));
    assertThrows(IllegalArgumentException.class, () -> new TestCase(" ", "pays"));
  }
}
