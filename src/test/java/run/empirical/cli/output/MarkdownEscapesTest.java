package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownEscapesTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      textBlock =
          """
          pays (v1.2), 50% off!     -> pays (v1.2), 50% off!
          **a** _b_ ~~c~~           -> &#42;&#42;a&#42;&#42; &#95;b&#95; &#126;&#126;c&#126;&#126;
          [a](https://b) ![c](d)    -> &#91;a&#93;(https&#58;//b) !&#91;c&#93;(d)
          www.a.b WWW.a             -> www&#46;a.b WWW&#46;a
          .a w.a                    -> .a w&#46;a
          :tada: a: b:              -> &#58;tada: a: b:
          #12 $x$ me@a              -> <span>#</span>12 <span>$</span>x<span>$</span> me<span>@</span>a
          1. a                      -> &#49;. a
          - a                       -> &#45; a
          a - 1. b -                -> a - 1. b -
          &lt; \\ {+a+} ^           -> &#38;lt; &#92; &#123;+a+&#125; &#94;
          """)
  void escapesOnlySpecialCharacters(String text, String escaped) {
    assertEquals(escaped, MarkdownEscapes.of(text));
  }
}
