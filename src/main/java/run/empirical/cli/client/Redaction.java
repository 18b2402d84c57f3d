package run.empirical.cli.client;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a connection's secrets out of what other machines say: the API key and the proxy's
 * credentials, in any case and in each form that a peer may quote.
 */
final class Redaction {
  /** What stands where a secret would. */
  static final String REDACTED = "[redacted]";

  /** A shorter secret stands in for a real one, and may well be a part of an honest ID. */
  static final int SHORTEST_REAL = 8;

  private static final int LONGEST_QUOTE = 500;

  private final List<String> forms = new ArrayList<>();

  /**
   * Knows the secrets of a connection.
   *
   * @param proxy the proxy in between; null for a direct connection
   */
  Redaction(ApiKey key, @Nullable ProxySettings proxy) {
    forms.addAll(key.forms());
    if (proxy != null && proxy.credentials() != null) {
      forms.addAll(proxy.credentials().forms());
      // The password is a part of the whole, of which nothing must be left.
      forms.sort(Comparator.comparingInt(String::length).reversed());
    }
  }

  /** The text with every occurrence of a secret replaced. */
  String redact(String text) {
    return without(text, 1);
  }

  /** The same for an ID, which no secret that is a real one is a part of by chance. */
  String redactId(String id) {
    return without(id, SHORTEST_REAL);
  }

  /** The same for the words of a server or a proxy within a message, which are cut when long. */
  String quote(String words) {
    String text = redact(words);
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
