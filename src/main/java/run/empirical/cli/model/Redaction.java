package run.empirical.cli.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Redacts secrets in text, in any letter case. */
public final class Redaction {
  /** Replaces a secret. */
  public static final String REDACTED = "[redacted]";

  /** Shorter secrets are placeholders and may match part of a real ID. */
  private static final int MIN_REAL_LENGTH = 8;

  private static final int MAX_QUOTE_LENGTH = 500;

  /** Longest first, so that no part of a longer one is left over. */
  private final List<String> spellings;

  /** Redacts each of these spellings of secrets; see {@link Spellings}. */
  public Redaction(Collection<String> spellings) {
    this.spellings =
        spellings.stream()
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /** Text from a server or a proxy, with every secret replaced. */
  public String redact(String text) {
    return without(text, 1);
  }

  /** Data such as an ID, with every secret replaced that is too long to match by chance. */
  public String redactData(String data) {
    return without(data, MIN_REAL_LENGTH);
  }

  /** Text from a server or a proxy as quoted in a message: redacted, at most 500 characters. */
  public String quote(String received) {
    return quote(received, MAX_QUOTE_LENGTH);
  }

  /** Text from a server or a proxy, redacted and then truncated to so many characters. */
  public String quote(String received, int most) {
    String text = redact(received);
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + "... (" + end + " of " + text.length() + " characters)";
  }

  private String without(String text, int shortest) {
    StringBuilder redacted = new StringBuilder();
    int copied = 0;
    int at = 0;
    while (at < text.length()) {
      int length = lengthOfSecret(text, at);
      if (length >= shortest) {
        redacted.append(text, copied, at).append(REDACTED);
        at += length;
        copied = at;
      } else {
        at++;
      }
    }
    return copied == 0 ? text : redacted.append(text, copied, text.length()).toString();
  }

  /** The length of the longest secret that starts here; 0 if none does. */
  private int lengthOfSecret(String text, int at) {
    for (String spelling : spellings) {
      if (text.regionMatches(true, at, spelling, 0, spelling.length())) {
        return spelling.length();
      }
    }
    return 0;
  }
}
