package run.empirical.cli.model;

import org.jspecify.annotations.Nullable;

/** Why a text cannot be a test case ID, wherever it comes from. */
public enum IdFlaw {
  /** Nothing but white space. */
  BLANK("is blank"),
  /** A character that no ID has and that would break a line or steer a terminal. */
  CONTROL_CHARACTER("has a control character, which no test case ID has"),
  /** A character that stands for bytes that could not be decoded, or half a surrogate pair. */
  NOT_TEXT("is not UTF-8");

  private final String words;

  IdFlaw(String words) {
    this.words = words;
  }

  /** What is wrong with a text as a test case ID; null when nothing is. */
  public static @Nullable IdFlaw of(String text) {
    if (text.isBlank()) {
      return BLANK;
    }
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return CONTROL_CHARACTER;
      }
    }
    return SafeText.isIntact(text) ? null : NOT_TEXT;
  }

  /** The words for it, to follow the text or its place. */
  public String words() {
    return words;
  }
}
