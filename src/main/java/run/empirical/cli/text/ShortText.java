package run.empirical.cli.text;

import java.util.function.UnaryOperator;

/** Cuts a long text for a message or a column. */
public final class ShortText {
  private ShortText() {}

  /**
   * The beginning of a text, with an ellipsis if the text is longer. No character is cut in half.
   *
   * @param maxLength in UTF-16 units, without the ellipsis
   * @param redaction replaces secrets before the text is cut: half of one would not be found
   */
  public static String of(String text, int maxLength, UnaryOperator<String> redaction) {
    String safe = redaction.apply(text);
    if (safe.length() <= maxLength) {
      return safe;
    }
    int end = Character.isHighSurrogate(safe.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
    return safe.substring(0, end) + "…";
  }
}
