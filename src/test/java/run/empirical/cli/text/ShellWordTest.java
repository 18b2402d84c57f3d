package run.empirical.cli.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellWordTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "apps/shop-2/.out, apps/shop-2/.out",
        "C:\\laufe\\größe, C:\\laufe\\größe",
        "my report, 'my report'",
        "it's, 'it'\\''s'",
        "$(x), '$(x)'",
        "a\u00a0b, 'a\u00a0b'",
        "``, ''"
      })
  void quotesWhatAShellWouldSplitOrChange(String word, String expected) {
    assertEquals(expected, ShellWord.of(word));
  }
}
