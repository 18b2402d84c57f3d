package run.empirical.cli.text;

import java.util.function.UnaryOperator;

/** Cuts a text for a message or a column. */
public final class ShortText {
  private ShortText() {}

  /**
   * An argument for a message. One that begins with a sign, such as a dash of any kind, or with a
   * variable's name is shown up to its {@code =}, since the API key may follow. A URL with a user
   * is shown up to its {@code ://}, since a password may follow.
   */
  public static String ofArgument(String argument) {
    return argument
        .replaceFirst("(?s)^(\\s*(?:[^A-Za-z0-9\\s=][^=]*|[A-Z][A-Z0-9_]*))=.*", "$1")
        .replaceFirst("(?s)://[^/?#]*@.*", "://");
  }

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
