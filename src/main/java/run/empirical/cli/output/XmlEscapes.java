package run.empirical.cli.output;

import run.empirical.cli.text.SafeText;

/** Escapes text for XML and HTML: for element content and quoted attributes. */
final class XmlEscapes {
  private XmlEscapes() {}

  /** Writes markup as character references; invalid or invisible characters as {@link SafeText}. */
  static String of(String text) {
    String safe = SafeText.visible(text);
    StringBuilder out = new StringBuilder(safe.length() + 16);
    for (int i = 0; i < safe.length(); i++) {
      char c = safe.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        // CI runners treat ##[ in a log as a command.
        case '#' -> out.append("&#35;");
        // XML 1.0 forbids these two, besides control characters and lone surrogates.
        case '\ufffe', '\uffff' -> SafeText.appendEscape(out, c);
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
