package run.empirical.cli.text;

import java.util.function.UnaryOperator;

/** A text from elsewhere for a message or a narrow place: its beginning. */
public final class ShortText {
  private ShortText() {}

  /**
   * At most so many UTF-16 units of a text, and an ellipsis if it has more. No character is cut in
   * half.
   *
   * @param redaction replaces secrets before the text is cut: half of one would not be found
   */
  public static String of(String text, int most, UnaryOperator<String> redaction) {
    String safe = redaction.apply(text);
    if (safe.length() <= most) {
      return safe;
    }
    int end = Character.isHighSurrogate(safe.charAt(most - 1)) ? most - 1 : most;
    return safe.substring(0, end) + "…";
  }
}
