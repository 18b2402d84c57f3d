package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class XmlEscapesTest {
  @Test
  void escapesMarkupAndWhatXmlForbids() {
    assertEquals(
        "&lt;a b=&#39;&quot;&amp;&quot;&#39;&gt; &#35;&#35;[x] \\u0007 \\ufffe\\uffff 東",
        XmlEscapes.of("<a b='\"&\"'> ##[x] \u0007 \ufffe\uffff 東"));
  }
}
