package run.empirical.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestCaseTest {
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
    assertThrows(IllegalArgumentException.class, () -> new TestCase("\u00a0", "pays"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\u3000", "\u00a0"})
  void aBlankTitleIsNone(String title) {
    assertEquals(TestCase.of("a"), new TestCase("a", title));
  }
}
