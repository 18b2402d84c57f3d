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
  void rejectsATestCaseWithNeither() {
    assertThrows(IllegalArgumentException.class, () -> TestCase.of(""));
    assertThrows(IllegalArgumentException.class, () -> TestCase.of(" "));
    assertThrows(IllegalArgumentException.class, () -> new TestCase(" ", "pays"));
  }
}
