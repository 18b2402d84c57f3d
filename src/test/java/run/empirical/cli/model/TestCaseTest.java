package run.empirical.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\u3000", "\u00a0"})
  void aBlankTitleIsNone(String title) {
    assertEquals(TestCase.of("a"), new TestCase("a", title));
  }
}
