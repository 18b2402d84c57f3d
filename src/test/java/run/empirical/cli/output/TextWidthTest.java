package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWidthTest {
  /** Marks, kana, Bopomofo, ideographs and Hangul, and the characters next to these ranges. */
  @ParameterizedTest
  @CsvSource({
    "0041, 1",
    "00e9, 1",
    "0300, 0",
    "0435, 1",
    "10ff, 1",
    "1100, 2",
    "115f, 2",
    "20dd, 0",
    "2764, 1",
    "2e7f, 1",
    "2e80, 2",
    "303e, 2",
    "303f, 1",
    "3042, 2",
    "3099, 0",
    "30fc, 2",
    "3105, 2",
    "4e00, 2",
    "a4d0, 1",
    "ac00, 2",
    "d7a3, 2",
    "d7a4, 1",
    "f900, 2",
    "ff01, 2",
    "ff60, 2",
    "ff61, 1",
    "ffe5, 2",
    "1f680, 1",
    "20000, 2",
    "10fffd, 1"
  })
  void measuresCodePoints(String codePoint, int width) {
    String text = Character.toString(Integer.parseInt(codePoint, 16));
    assertEquals(width, TextWidth.of(text));
    assertEquals(width + 2, TextWidth.of("a" + text + "b"));
  }

  @Test
  void ignoresATextOfMoreThan250ColumnsForTheWidthOfAColumn() {
    assertEquals(250, TextWidth.inColumn("\u3042".repeat(125)));
    assertEquals(0, TextWidth.inColumn("a" + "\u3042".repeat(125)));
  }
}
