package run.empirical.cli.playwright;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a file that is given as a report seems to be, by its first characters. */
enum Content {
  HTML,
  JSON,
  XML,
  ZIP;

  private static final String UTF_8_MARK = "\u00ef\u00bb\u00bf";

  /** What begins so; JSON when nothing else does, since other lines may stand before it. */
  static Content of(byte[] start) {
    String text = new String(start, StandardCharsets.ISO_8859_1);
    String trimmed = text.startsWith(UTF_8_MARK) ? text.substring(UTF_8_MARK.length()) : text;
    String lower = trimmed.stripLeading().toLowerCase(Locale.ROOT);
    if (lower.startsWith("<!") || lower.startsWith("<html")) {
      return HTML;
    }
    if (lower.startsWith("<?xml") || lower.startsWith("<testsuite")) {
      return XML;
    }
    return text.startsWith("PK\u0003\u0004") ? ZIP : JSON;
  }
}
