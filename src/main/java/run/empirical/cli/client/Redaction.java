package run.empirical.cli.client;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Redacts a connection's secrets in text from a server or proxy: the API key and the proxy
 * credentials, in any letter case and in every encoding that may be quoted.
 */
final class Redaction {
  /** Replaces a secret. */
  static final String REDACTED = "[redacted]";

  /** Shorter secrets are placeholders and may match part of a real ID. */
  static final int MIN_REAL_LENGTH = 8;

  private static final int MAX_QUOTE_LENGTH = 500;

  private final List<String> encodings = new ArrayList<>();

  /**
   * Collects the secrets of a connection.
   *
   * @param proxy the proxy; null for a direct connection
   */
  Redaction(ApiKey key, @Nullable ProxySettings proxy) {
    encodings.addAll(key.encodings());
    if (proxy != null && proxy.credentials() != null) {
      encodings.addAll(proxy.credentials().encodings());
      // Longest first, so that no part of a longer one is left over.
      encodings.sort(Comparator.comparingInt(String::length).reversed());
    }
  }

  /** The text with every occurrence of a secret replaced. */
  String redact(String text) {
    return without(text, 1);
  }

  /** The ID with every secret replaced, except those short enough to match by chance. */
  String redactId(String id) {
    return without(id, MIN_REAL_LENGTH);
  }

  /** The text as quoted in a message: redacted and truncated to 500 characters. */
  String quote(String received) {
    String text = redact(received);
    if (text.length() <= MAX_QUOTE_LENGTH) {
      return text;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(MAX_QUOTE_LENGTH - 1));
    int end = splitsPair ? MAX_QUOTE_LENGTH - 1 : MAX_QUOTE_LENGTH;
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
    for (String encoding : encodings) {
      if (text.regionMatches(true, at, encoding, 0, encoding.length())) {
        return encoding.length();
      }
    }
    return 0;
  }
}
