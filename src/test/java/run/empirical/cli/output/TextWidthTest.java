package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWidthTest {
  /** The boundaries of wide and combining ranges, including the first and the last. */
  @ParameterizedTest
  @CsvSource({
    "0041, 1",
    "00e9, 1",
    "02ff, 1",
    "0300, 0",
    "200d, 0",
    "20dd, 0",
    "10ff, 1",
    "1100, 2",
    "115f, 2",
    "1160, 1",
    "23ef, 1",
    "23f0, 2",
    "23f1, 1",
    "3040, 1",
    "3041, 2",
    "4dbf, 2",
    "4dc0, 1",
    "4e00, 2",
    "a4cf, 2",
    "a4d0, 1",
    "abff, 1",
    "ac00, 2",
    "d7a3, 2",
    "d7a4, 1",
    "ff00, 1",
    "ff01, 2",
    "ff60, 2",
    "ff61, 1",
    "1f3f3, 1",
    "1f3f4, 2",
    "1f3f5, 1",
    "1f680, 2",
    "1ffff, 1",
    "20000, 2",
    "3fffd, 2",
    "3fffe, 1",
    "10fffd, 1"
  })
  void measuresCodePoints(String codePoint, int width) {
    String text = Character.toString(Integer.parseInt(codePoint, 16));
    assertEquals(width, TextWidth.of(text));
    assertEquals(width + 2, TextWidth.of("a" + text + "b"));
  }

  @Test
  void wrapsAtBlanksAndElseAnywhere() {
    assertEquals(List.of("a b"), TextWidth.wrapped("a b", 3, 2));
    assertEquals(List.of("a b", "c"), TextWidth.wrapped("a b c", 4, 1));
    assertEquals(List.of("abc", "de", "f"), TextWidth.wrapped("abcdef", 3, 1));
    assertEquals(List.of("買", "い"), TextWidth.wrapped("買い", 1, 0));
    assertEquals(List.of("a", "\\u003a:b"), TextWidth.wrapped("a ::b", 3, 0));
  }

  /** In linear time: a title may be long. */
  @Test
  void wrapsLongText() {
    assertEquals(1_000_000, TextWidth.wrapped("a ".repeat(1_000_000).strip(), 1, 0).size());
    assertEquals(1_000_000, TextWidth.wrapped("a".repeat(1_000_000), 1, 0).size());
  }
}
