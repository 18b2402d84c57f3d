package run.empirical.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    assertThrows(IllegalArgumentException.class, () -> new TestCase(" ", "pays"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee",
        "any thing",
        "テスト",
        "\ud83c\udf00",
        "a\u00a0b",
        "\ufffc"
      })
  void anIdIsAnyText(String id) {
    assertNull(TestCase.flaw(id));
  }

  @Test
  void aTextMayHaveAPlaywrightId() {
    String id = "a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee";
    assertTrue(TestCase.hasPlaywrightId("[ ] " + id + ":1"));
    assertFalse(TestCase.hasPlaywrightId(id.substring(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \t\u3000"})
  void anIdIsNotBlank(String id) {
    assertEquals("is blank", TestCase.flaw(id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000a", "a\tb", "a\u001f", "a\u007f", "\u0080a", "a\u009f"})
  void anIdHasNoControlCharacter(String id) {
    assertEquals("contains a control character, which test case IDs never do", TestCase.flaw(id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"caf\ufffd", "\ud83c", "a\udf00", "\udf00\ud83c", "\ud83c\udf00\ud83c"})
  void anIdIsDecodable(String id) {
    assertEquals("is not UTF-8", TestCase.flaw(id));
  }
}
