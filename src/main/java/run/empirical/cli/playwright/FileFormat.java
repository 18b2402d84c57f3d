package run.empirical.cli.playwright;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The format of a file given as a report, detected from its first characters. */
enum FileFormat {
  HTML,
  JSON,
  XML,
  ZIP;

  private static final String UTF_8_BOM = "\u00ef\u00bb\u00bf";

  /** Detects the format; JSON by default, since other output may precede it. */
  static FileFormat detect(byte[] start) {
    String text = new String(start, StandardCharsets.ISO_8859_1);
    String withoutBom = text.startsWith(UTF_8_BOM) ? text.substring(UTF_8_BOM.length()) : text;
    String lower = withoutBom.stripLeading().toLowerCase(Locale.ROOT);
    if (lower.startsWith("<!") || lower.startsWith("<html")) {
      return HTML;
    }
    if (lower.startsWith("<?xml") || lower.startsWith("<testsuite")) {
      return XML;
    }
    return text.startsWith("PK\u0003\u0004") ? ZIP : JSON;
  }
}
