package run.empirical.cli.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/**
 * Replaces secrets in text. Servers quote the requests that they get, so a secret is looked for in
 * the text as it is and in the text with its escapes decoded.
 */
public final class Redaction {
  /** The text that replaces a secret. */
  public static final String REDACTED = "[redacted]";

  private static final int MAX_QUOTE_LENGTH = 500;

  /** How much of a text is read beyond the length of a quote: a long key in escapes fits in it. */
  private static final int READ_AHEAD = 1 << 16;

  private final List<SecretSearch> secrets;

  /** Creates a redaction of these secrets; empty ones are ignored. */
  public Redaction(Collection<String> secrets) {
    this.secrets =
        secrets.stream().filter(it -> !it.isEmpty()).distinct().map(SecretSearch::new).toList();
  }

  /** The text with every secret replaced. */
  public String redact(String text) {
    return redact(text, text.length());
  }

  /** Text from a server or a proxy as quoted in a message: redacted, at most 500 characters. */
  public String quote(String received) {
    return quote(received, MAX_QUOTE_LENGTH);
  }

  /** Text from a server or a proxy, redacted and then truncated to {@code maxLength} characters. */
  public String quote(String received, int maxLength) {
    int end = Math.min(maxLength + READ_AHEAD, received.length());
    return ShortText.of(received, maxLength, text -> redact(text, end));
  }

  /** The text with its secrets replaced; if it has any, cut at {@code end}, with an ellipsis. */
  private String redact(String text, int end) {
    List<String> decodings = new ArrayList<>(List.of(""));
    for (String sign : Escapes.SIGNS) {
      if (text.contains(sign)) {
        decodings.addAll(decodings.stream().map(signs -> signs + sign).toList());
      }
    }
    BitSet found = new BitSet();
    for (String signs : decodings) {
      secrets.forEach(secret -> secret.mark(text, end, signs, found));
    }
    if (found.isEmpty()) {
      return text;
    }
    StringBuilder redacted = new StringBuilder();
    int place = 0;
    for (int start = found.nextSetBit(0); start >= 0; start = found.nextSetBit(place)) {
      redacted.append(text, place, start).append(REDACTED);
      place = found.nextClearBit(start);
    }
    redacted.append(text, place, Math.max(place, end));
    return redacted.append(end < text.length() ? "…" : "").toString();
  }
}
