package run.empirical.cli.text;

import java.util.Collection;
import java.util.List;

/** Replaces secrets in text, also where their characters are escaped as in JSON, URLs or HTML. */
public final class Redaction {
  /** Replaces a secret. */
  public static final String REDACTED = "[redacted]";

  private static final int MAX_QUOTE_LENGTH = 500;

  private final List<Secret> secrets;

  /** Replaces each of these secrets; empty ones are ignored. */
  public Redaction(Collection<String> secrets) {
    this.secrets =
        secrets.stream().filter(secret -> !secret.isEmpty()).distinct().map(Secret::new).toList();
  }

  /** The text with every secret replaced; takes time that grows with the text only. */
  public String redact(String text) {
    boolean hasEscapes = Reading.mayHaveEscapes(text);
    if (secrets.stream().noneMatch(secret -> secret.mayBeIn(text, hasEscapes))) {
      return text;
    }
    StringBuilder redacted = new StringBuilder();
    int copied = 0;
    int place = 0;
    while (place < text.length()) {
      int end = end(text, place);
      if (end > place) {
        redacted.append(text, copied, place).append(REDACTED);
        copied = end;
      }
      place = Math.max(place + 1, end);
    }
    return redacted.append(text, copied, text.length()).toString();
  }

  /** Where the longest secret ends that starts at this place; -1 if none does. */
  private int end(String text, int place) {
    int end = -1;
    for (Secret secret : secrets) {
      end = Math.max(end, secret.end(text, place));
    }
    return end;
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
}
