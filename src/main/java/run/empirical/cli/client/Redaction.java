package run.empirical.cli.client;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Removes a connection's secrets from text that comes from a server or proxy: the API key and the
 * proxy's credentials, in any case and in each form that may be quoted.
 */
final class Redaction {
  /** What stands where a secret would. */
  static final String REDACTED = "[redacted]";

  /** Shorter secrets are placeholders and may match a part of a real ID. */
  static final int SHORTEST_REAL = 8;

  private static final int LONGEST_QUOTE = 500;

  private final List<String> forms = new ArrayList<>();

  /**
   * Collects the secrets of a connection.
   *
   * @param proxy the proxy in between; null for a direct connection
   */
  Redaction(ApiKey key, @Nullable ProxySettings proxy) {
    forms.addAll(key.forms());
    if (proxy != null && proxy.credentials() != null) {
      forms.addAll(proxy.credentials().forms());
      // So that no part of a longer form is left over.
      forms.sort(Comparator.comparingInt(String::length).reversed());
    }
  }

  /** The text with every occurrence of a secret replaced. */
  String redact(String text) {
    return without(text, 1);
  }

  /** The ID with every secret replaced that is too long to be there by chance. */
  String redactId(String id) {
    return without(id, SHORTEST_REAL);
  }

  /** The text as a message quotes it: redacted, and cut after 500 characters. */
  String quote(String received) {
    String text = redact(received);
    if (text.length() <= LONGEST_QUOTE) {
      return text;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(LONGEST_QUOTE - 1));
    int end = splitsPair ? LONGEST_QUOTE - 1 : LONGEST_QUOTE;
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

  /** The length of the longest form of a secret that begins here; 0 when none does. */
  private int lengthOfSecret(String text, int at) {
    for (String form : forms) {
      if (text.regionMatches(true, at, form, 0, form.length())) {
        return form.length();
      }
    }
    return 0;
  }
}
