package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWidthTest {
  /** Marks, joiners, kana, Bopomofo, ideographs, Hangul and emoji, and what borders on them. */
  @ParameterizedTest
  @CsvSource({
    "0041, 1",
    "00e9, 1",
    "02ff, 1",
    "0300, 0",
    "0435, 1",
    "10ff, 1",
    "1100, 2",
    "115f, 2",
    "1160, 0",
    "11ff, 0",
    "200d, 0",
    "203a, 1",
    "20dd, 0",
    "231a, 2",
    "2328, 1",
    "23f3, 2",
    "2705, 2",
    "2764, 1",
    "2e7f, 1",
    "2e80, 2",
    "2fff, 2",
    "3001, 2",
    "303e, 2",
    "303f, 1",
    "3042, 2",
    "3099, 0",
    "30b5, 2",
    "30fc, 2",
    "30ff, 2",
    "3105, 2",
    "314b, 2",
    "3400, 2",
    "4dc0, 2",
    "4e00, 2",
    "9fef, 2",
    "a4d0, 1",
    "ac00, 2",
    "d7a3, 2",
    "d7a4, 1",
    "d7b0, 0",
    "f900, 2",
    "ff00, 1",
    "ff01, 2",
    "ff60, 2",
    "ff61, 1",
    "1f1e9, 1",
    "1f320, 2",
    "1f321, 1",
    "1f680, 2",
    "1fae0, 2",
    "20000, 2",
    "10fffd, 1"
  })
  void measuresCodePoints(String codePoint, int width) {
    String text = Character.toString(Integer.parseInt(codePoint, 16));
    assertEquals(width, TextWidth.of(text));
    assertEquals(width + 2, TextWidth.of("a" + text + "b"));
  }

  /** As the terminals of Windows and macOS and browsers show it, and Python's wcwidth measures. */
  @ParameterizedTest
  @CsvSource({
    "é, 1",
    "e\u0301\u0302x, 2",
    "サーバー, 8",
    "か\u3099, 2",
    "ㄅㄆ, 4",
    "\u1112\u1161\u11ab\u1100\u1173\u11af, 4",
    "می\u200cخواهم, 7",
    "✅ ok, 5",
    "\u2764, 1",
    "\u2764\ufe0f, 2",
    "1\ufe0f\u20e3, 2",
    "👍\ud83c\udffd, 2",
    "👩\u200d💻, 2",
    "👨\u200d👩\u200d👧\u200d👦, 2",
    "\ud83c\udff3\ufe0f\u200d🌈, 2",
    "\ud83c\udde9\ud83c\uddea\ud83c\uddeb\ud83c\uddf7, 4",
    "🏴\udb40\udc67\udb40\udc62\udb40\udc7f, 2"
  })
  void measuresWhatIsSeenAsOneCharacter(String text, int width) {
    assertEquals(width, TextWidth.of(text));
  }
}
