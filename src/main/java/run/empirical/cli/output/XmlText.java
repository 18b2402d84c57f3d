package run.empirical.cli.output;

import run.empirical.cli.model.SafeText;

/** Text made fit for XML and HTML: for an element's content and for a quoted attribute. */
final class XmlText {
  private XmlText() {}

  /** What could be markup as references; what XML forbids or a reader cannot see as escapes. */
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
        // In a log, a CI runner takes ##[ for a command.
        case '#' -> out.append("&#35;");
        // The two that XML 1.0 forbids beside control characters and lone surrogates.
        case '\ufffe', '\uffff' -> SafeText.appendEscape(out, c);
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
