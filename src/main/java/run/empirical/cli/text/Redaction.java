package run.empirical.cli.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces secrets in text. Servers quote the requests that they get, so a secret is looked for in
 * the text as it is and in the text with its escapes decoded. What stands before an {@code @} in a
 * URL is a secret, too.
 */
public final class Redaction {
  /** The text that replaces a secret. */
  public static final String REDACTED = "[redacted]";

  /**
   * What follows {@code ://}, or the {@code :/} of a path that was a URL. It ends where a URL does;
   * without a colon for a password, before its path. A colon may also begin a port, and a bracket
   * an IPv6 address or {@value #REDACTED}. A pattern that looked for the {@code @}, too, would take
   * time with the square of a text's length.
   */
  private static final Pattern AUTHORITY =
      Pattern.compile(
          ":/{1,2}+(?![\\[\\]])([^Q/?#:]*+:(?!\\d{1,5}[/?#])[^Q]*+|(?<=//)[^Q/?#]++)"
              .replace("Q", "\\s\\p{Z}\\x85\"<>"));

  private static final int MAX_QUOTE_LENGTH = 500;

  /**
   * How much of a text is read beyond the length of a quote, so that a quote has what follows a
   * key, too: the longest key fits in it, each of its characters in an escape.
   */
  private static final int READ_AHEAD = 1 << 16;

  private final List<String> secrets;

  /** Creates a redaction of these secrets; empty ones are ignored. */
  public Redaction(Collection<String> secrets) {
    this.secrets = secrets.stream().filter(it -> !it.isEmpty()).distinct().toList();
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
    // A sign may belong to the secret and begin no escape. So each combination is decoded: JSON's
    // escapes with those of URLs, and without them.
    List<String> decodings = new ArrayList<>(List.of(""));
    for (String sign : Escapes.SIGNS) {
      if (text.contains(sign)) {
        decodings.addAll(decodings.stream().map(signs -> signs + sign).toList());
      }
    }
    BitSet found = new BitSet();
    for (String signs : decodings) {
      DecodedText decoded = new DecodedText(text, end, signs);
      secrets.forEach(secret -> decoded.mark(secret, found));
    }
    if (text.indexOf('@') >= 0) {
      markUsers(text, end, found);
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

  /** Marks what stands before the last {@code @} of each URL that begins in the start of a text. */
  private static void markUsers(String text, int end, BitSet found) {
    Matcher url = AUTHORITY.matcher(text);
    while (url.find() && url.start() < end) {
      int length = Math.max(0, url.group(1).lastIndexOf('@'));
      found.set(url.start(1), url.start(1) + length);
    }
  }
}
