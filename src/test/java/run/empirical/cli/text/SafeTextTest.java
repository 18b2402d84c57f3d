package run.empirical.cli.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {
  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00, 0x07, 0x09, 0x0a, 0x0d, 0x1b, 0x1f, 0x7f, 0x80, 0x9b, 0x9f, 0xad, 0x200b, 0x200e,
        0x2028, 0x2029, 0x202a, 0x202e, 0x2066, 0x2069, 0xfeff, 0xd800, 0xdfff, 0xe0001
      })
  void escapesUnsafeCharacters(int codePoint) {
    StringBuilder escape = new StringBuilder();
    for (char unit : Character.toChars(codePoint)) {
      escape.append("\\u").append("%04x".formatted((int) unit));
    }
    assertEquals("a" + escape + "b", SafeText.of("a" + Character.toString(codePoint) + "b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        " ~",
        "prüfung-テスト",
        "\u00a0",
        "🚀",
        "e\u0301",
        "\\u001b",
        "👩\u200d💻",
        "می\u200cخواهم",
        "🏴\udb40\udc67\udb40\udc62\udb40\udc7f"
      })
  void keepsOtherText(String text) {
    assertSame(text, SafeText.of(text));
  }

  /** Text that GitHub, Azure and TeamCity treat as commands in a log. */
  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "::set-output name=met::true,\\u003a:set-output name=met::true",
        " \u00a0\u3000::a, \u00a0\u3000\\u003a:a",
        "\ufe0f\u0301::a,\ufe0f\u0301\\u003a:a",
        ":::a,\\u003a::a",
        "##[error]a,#\\u0023[error]a",
        "a ##vso[task.setvariable variable=a]b,a #\\u0023vso[task.setvariable variable=a]b",
        "##TeamCity[a],#\\u0023TeamCity[a]",
        "###[a],##\\u0023[a]",
        "#####[a],####\\u0023[a]"
      })
  void escapesCiCommands(String text, String safe) {
    assertEquals(safe, SafeText.of(text));
    assertEquals(safe, SafeText.of(safe));
    assertSame(text, SafeText.visible(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a::b", "a ::b", ":a", ": :", ":", "", " ", "#[a", "# #[", "##", "## a", "a##", "#a", "##a",
        "##a b["
      })
  void keepsTextThatIsNotACiCommand(String text) {
    assertSame(text, SafeText.of(text));
  }

  @Test
  void escapesLoneSurrogatesButNotPairs() {
    assertEquals("\\ud83d x 🚀 \\ude80", SafeText.of("\ud83d x 🚀 \ude80"));
  }
}
