package run.empirical.cli.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Replaces secrets in text. Each character of a secret may stand there as it is or in one escape of
 * JSON, URLs or HTML, since servers quote the requests that they get.
 */
public final class Redaction {
  /** The text that replaces a secret. */
  public static final String REDACTED = "[redacted]";

  private static final int MAX_QUOTE_LENGTH = 500;

  /** In characters: of an emoji in JSON or in a URL. */
  private static final int MAX_ESCAPE = 12;

  private static final Map<String, String> ENTITIES =
      Map.of("\"", "quot", "&", "amp", "'", "apos", "<", "lt", ">", "gt");

  private final List<String> secrets;
  private final Map<Integer, List<String>> escapes = new HashMap<>();

  /** Creates a redaction of these secrets; empty ones are ignored. */
  public Redaction(Collection<String> secrets) {
    this.secrets = secrets.stream().filter(secret -> !secret.isEmpty()).distinct().toList();
  }

  /** The text with every secret replaced. */
  public String redact(String text) {
    return redact(text, Integer.MAX_VALUE);
  }

  /** Text from a server or a proxy as quoted in a message: redacted, at most 500 characters. */
  public String quote(String received) {
    return quote(received, MAX_QUOTE_LENGTH);
  }

  /** Text from a server or a proxy, redacted and then truncated to {@code maxLength} characters. */
  public String quote(String received, int maxLength) {
    return ShortText.of(received, maxLength, text -> redact(text, maxLength));
  }

  /**
   * The text with every secret replaced; it may end anywhere after {@code maxLength} characters.
   */
  private String redact(String text, int maxLength) {
    boolean escapes = text.indexOf('\\') >= 0 || text.indexOf('%') >= 0 || text.indexOf('&') >= 0;
    // Almost no text has a secret.
    if (secrets.isEmpty() || (!escapes && secrets.stream().noneMatch(text::contains))) {
      return text;
    }
    Search[] searches = secrets.stream().map(Search::new).toArray(Search[]::new);
    int longest = secrets.stream().mapToInt(String::length).max().orElse(0);
    // The searches are ahead by the length of the longest secret with all characters escaped.
    int lead = Math.min(longest * MAX_ESCAPE, text.length());
    BitSet hidden = new BitSet();
    StringBuilder redacted = new StringBuilder();
    for (int place = -lead; place < text.length() && redacted.length() <= maxLength; place++) {
      for (Search search : searches) {
        search.advance(text, place + lead, hidden);
      }
      if (place >= 0 && !hidden.get(place)) {
        redacted.append(text.charAt(place));
      } else if (place >= 0 && hidden.previousClearBit(place) == place - 1) {
        redacted.append(REDACTED);
      }
    }
    return redacted.toString();
  }

  /**
   * Finds every occurrence of a secret. A backslash may stand for itself or begin an escape, and
   * the end of one occurrence may look like the start of another, so all are followed at once.
   */
  private final class Search {
    private final int[] secret;

    /**
     * By place in the text, modulo the length, and by the number of characters of the secret that
     * end there: where the first of them starts, plus 1; 0 for none.
     */
    private final int[][] starts;

    /** By place in the text, modulo the length: the largest number of characters that end there. */
    private final int[] longest = new int[MAX_ESCAPE + 1];

    Search(String secret) {
      this.secret = secret.codePoints().toArray();
      this.starts = new int[longest.length][this.secret.length];
    }

    /** Continues at the next place in the text; marks the text of each secret that ends. */
    void advance(String text, int place, BitSet hidden) {
      int next = place < text.length() ? text.codePointAt(place) : -1;
      boolean escapeStarts = next == '\\' || next == '%' || next == '&';
      int here = place % longest.length;
      if (longest[here] == 0 && next != secret[0] && !escapeStarts) {
        return;
      }
      for (int matched = 0; matched <= longest[here]; matched++) {
        int start = matched == 0 ? place : starts[here][matched] - 1;
        starts[here][matched] = 0;
        int character = secret[matched];
        if (start >= 0 && next == character) {
          match(start, matched + 1, place + Character.charCount(next), hidden);
        }
        if (start >= 0 && escapeStarts) {
          for (String escape : escapes.computeIfAbsent(character, Redaction::escapes)) {
            if (text.regionMatches(/* ignoreCase= */ true, place, escape, 0, escape.length())) {
              match(start, matched + 1, place + escape.length(), hidden);
            }
          }
        }
      }
      longest[here] = 0;
    }

    private void match(int start, int matched, int end, BitSet hidden) {
      if (matched == secret.length) {
        hidden.set(start, end);
        return;
      }
      int there = end % longest.length;
      int known = starts[there][matched];
      starts[there][matched] = known == 0 ? start + 1 : Math.min(known, start + 1);
      longest[there] = Math.max(longest[there], matched);
    }
  }

  /** The escapes of a character. They are compared without regard to case. */
  private static List<String> escapes(int character) {
    String itself = Character.toString(character);
    StringBuilder json = new StringBuilder();
    SafeText.appendEscape(json, character);
    StringBuilder url = new StringBuilder();
    for (byte octet : itself.getBytes(StandardCharsets.UTF_8)) {
      url.append('%').append(HexFormat.of().toHexDigits(octet));
    }
    List<String> escapes = new ArrayList<>(List.of(json.toString(), url.toString()));
    escapes.add("&#" + character + ";");
    escapes.add("&#x" + Integer.toHexString(character) + ";");
    if (ENTITIES.containsKey(itself)) {
      escapes.add("&" + ENTITIES.get(itself) + ";");
    }
    if (!Character.isLetterOrDigit(character)) {
      escapes.add("\\" + itself);
    }
    return escapes;
  }
}
