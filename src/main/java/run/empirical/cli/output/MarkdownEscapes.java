package run.empirical.cli.output;

import java.util.regex.Pattern;
import run.empirical.cli.text.SafeText;

/** Escapes untrusted text for a cell of a Markdown table. */
final class MarkdownEscapes {
  /** Characters that are special in Markdown or HTML at any position. */
  private static final String ALWAYS = "&*<>[\\]^_`{|}~";

  /** Characters that start mentions, issues and formulas. GitHub finds them even if escaped. */
  private static final String APART = "@#$";

  /** The start of a list, a heading or, in a list, a block of code. */
  private static final Pattern STARTS_BLOCK = Pattern.compile("\\s|[-+=]+(\\s|$)|[0-9]+[.)]");

  private MarkdownEscapes() {}

  static String of(String text) {
    String safe = SafeText.visible(text);
    StringBuilder out = new StringBuilder(safe.length() + 16);
    for (int i = 0; i < safe.length(); i++) {
      char c = safe.charAt(i);
      if (APART.indexOf(c) >= 0) {
        out.append("<span>").append(c).append("</span>");
      } else if (ALWAYS.indexOf(c) >= 0
          || startsLinkOrEmoji(safe, i)
          || (i == 0 && STARTS_BLOCK.matcher(safe).lookingAt())) {
        out.append("&#").append((int) c).append(';');
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** Escapes text for a quoted attribute of an HTML tag in a cell. */
  static String attribute(String text) {
    return XmlEscapes.of(text).replace("|", "&#124;").replace("`", "&#96;");
  }

  /**
   * Whether this is the colon of {@code https://} or {@code :tada:}, or the dot of {@code www.}.
   */
  private static boolean startsLinkOrEmoji(String text, int at) {
    char c = text.charAt(at);
    boolean colon = c == ':' && at + 1 < text.length() && text.charAt(at + 1) != ' ';
    boolean www = c == '.' && at > 0 && (text.charAt(at - 1) | 0x20) == 'w';
    return colon || www;
  }
}
