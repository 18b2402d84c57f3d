package run.empirical.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdFlawTest {
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
  void acceptsOtherText(String id) {
    assertNull(IdFlaw.of(id));
  }

  @Test
  void rejectsWhitespace() {
    assertEquals(IdFlaw.BLANK, IdFlaw.of(""));
    assertEquals(IdFlaw.BLANK, IdFlaw.of(" \t\u3000"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000a", "a\tb", "a\u001f", "a\u007f", "\u0080a", "a\u009f"})
  void rejectsControlCharacters(String id) {
    assertEquals(IdFlaw.CONTROL_CHARACTER, IdFlaw.of(id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"caf\ufffd", "\ud83c", "a\udf00", "\udf00\ud83c", "\ud83c\udf00\ud83c"})
  void rejectsUndecodableCharacters(String id) {
    assertEquals(IdFlaw.NOT_TEXT, IdFlaw.of(id));
  }
}
