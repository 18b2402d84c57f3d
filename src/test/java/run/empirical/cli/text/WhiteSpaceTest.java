package run.empirical.cli.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WhiteSpaceTest {
  /** Compares with the JDK, which has the property White_Space in regular expressions only. */
  @Test
  void isUnicodes() {
    Pattern unicode = Pattern.compile("\\p{IsWhite_Space}");
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      String text = String.valueOf((char) c);
      assertEquals(unicode.matcher(text).matches(), WhiteSpace.is((char) c), "U+%04X".formatted(c));
    }
  }

  @Test
  void surroundsText() {
    assertEquals("a\u00a0b", WhiteSpace.strip("\u00a0\u2007 a\u00a0b\r\u202f"));
    assertEquals("", WhiteSpace.strip("\u00a0 "));
    assertTrue(WhiteSpace.isBlank("\u0085"));
    assertFalse(WhiteSpace.isBlank(" \u200b"));
    assertEquals(1, WhiteSpace.indexIn("a\u3000b"));
    assertEquals(2, WhiteSpace.indexIn("ab"));
  }
}
