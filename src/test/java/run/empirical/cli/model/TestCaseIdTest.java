package run.empirical.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestCaseIdTest {
  private static final String ID = "a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee";
  private static final String OTHER = "0123456789abcdef0123-0123456789abcdef0123";

  @ParameterizedTest
  @ValueSource(strings = {ID, "any thing", "テスト", "\ud83c\udf00", "a\u00a0b", "\ufffc", "-", "a,b"})
  void anIdIsAnyText(String id) {
    assertNull(TestCaseId.problem(id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \t\u3000", "\u00a0"})
  void anIdIsNotBlank(String id) {
    assertEquals("is blank", TestCaseId.problem(id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000a", "a\tb", "a\u001f", "a\u007f", "\u0080a", "a\u009f"})
  void anIdHasNoControlCharacter(String id) {
    assertEquals(
        "contains a control character, which test case IDs never do", TestCaseId.problem(id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"caf\ufffd", "\ud83c", "a\udf00", "\udf00\ud83c", "\ud83c\udf00\ud83c"})
  void anIdIsDecodable(String id) {
    assertEquals("is not UTF-8", TestCaseId.problem(id));
  }

  @Test
  void findsOnlyWholePlaywrightIds() {
    assertTrue(TestCaseId.isPlaywright(ID));
    assertFalse(TestCaseId.isPlaywright(ID + "\n"));
    assertEquals(
        List.of(ID, OTHER),
        TestCaseId.playwrightIdsIn("[ ] " + ID + ":1, xyz" + OTHER + " 0" + ID + " " + ID + "f"));
    // A merge appends 16 digits at most before a dash.
    assertEquals(List.of(ID), TestCaseId.playwrightIdsIn(ID + "f".repeat(16)));
    assertEquals(List.of(), TestCaseId.playwrightIdsIn(ID + "f".repeat(17)));
  }

  @ParameterizedTest
  @CsvSource({
    OTHER + ", true",
    "x0123456789-ABCDEF0123:5, true",
    "0123456789-012345678, false",
    "012345678-0123456789, false",
    "3f2504e0-4f89-41d3-9a0c-0305e82c3301, false"
  })
  void findsTextThatMayHaveAnId(String text, boolean may) {
    assertEquals(may, TestCaseId.maybeIn(text));
  }

  @ParameterizedTest
  @CsvSource({
    OTHER + "10, " + OTHER,
    OTHER + "038c2392796d4a22, " + OTHER,
    OTHER + "038c2392796d4a22-1, " + OTHER,
    OTHER + ", " + OTHER,
    "0123456789abcdef0123-0123456789abcdef012, 0123456789abcdef0123-0123456789abcdef012",
    "other-10, other-10",
    "zz-" + OTHER + "ff-tail, zz-" + OTHER + "ff-tail"
  })
  void removesWhatAMergeAppends(String id, String expected) {
    assertEquals(expected, TestCaseId.withoutMergeSuffix(id));
  }
}
