package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWidthTest {
  /** Marks, joiners, kana, ideographs and Hangul, and what borders on them. */
  @ParameterizedTest
  @CsvSource({
    "0041, 1",
    "00e9, 1",
    "02ff, 1",
    "0300, 0",
    "0435, 1",
    "200d, 0",
    "203a, 1",
    "20dd, 0",
    "2fff, 1",
    "3001, 2",
    "303f, 2",
    "3042, 2",
    "3099, 0",
    "30b5, 2",
    "30fc, 2",
    "30ff, 2",
    "3400, 2",
    "4dc0, 1",
    "4e00, 2",
    "9fef, 2",
    "a4d0, 1",
    "ac00, 2",
    "d7a3, 2",
    "d7b0, 1",
    "f900, 2",
    "ff00, 1",
    "ff01, 2",
    "ff60, 2",
    "ff61, 1",
    "20000, 2",
    "10fffd, 1"
  })
  void measuresCodePoints(String codePoint, int width) {
    String text = Character.toString(Integer.parseInt(codePoint, 16));
    assertEquals(width, TextWidth.of(text));
    assertEquals(width + 2, TextWidth.of("a" + text + "b"));
  }
}
