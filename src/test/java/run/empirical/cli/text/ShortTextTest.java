package run.empirical.cli.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortTextTest {
  private static final Redaction KEY = new Redaction(List.of("sk-7"));

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "abcdefghijkl, abcdefghijkl",
    "abcdefghijklm, abcdefghijkl…",
    "abcdefghijk😀, abcdefghijk…",
    "abcdefghij😀, abcdefghij😀",
    "abcdefghij😀k, abcdefghij😀…",
    "sk-7, [redacted]",
    "absk-7c, ab[redacted]…",
    "abcdefghijsk-7, abcdefghij[r…"
  })
  void cutsNeitherCharactersNorSecrets(String text, String expected) {
    assertEquals(expected, ShortText.of(text, 12, KEY::redact));
  }
}
