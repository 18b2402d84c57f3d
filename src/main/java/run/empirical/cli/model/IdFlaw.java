package run.empirical.cli.model;

import org.jspecify.annotations.Nullable;
import run.empirical.cli.text.SafeText;

/** Why a text cannot be a test case ID. */
public enum IdFlaw {
  /** Only white space. */
  BLANK("is blank"),
  /** A control character, which could break a line or control a terminal. */
  CONTROL_CHARACTER("contains a control character, which test case IDs never do"),
  /** A replacement character for undecodable bytes, or a lone surrogate. */
  NOT_TEXT("is not UTF-8");

  private final String words;

  IdFlaw(String words) {
    this.words = words;
  }

  /** What is wrong with a test case ID; null if it is valid. */
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

  /** The description, to follow the ID or its position. */
  public String words() {
    return words;
  }
}
