package run.empirical.cli.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Replaces secrets in text. Each character of a secret may stand there as it is or in one escape of
 * JSON, URLs or HTML, since servers quote the requests that they get.
 */
public final class Redaction {
  /** The text that replaces a secret. */
  public static final String REDACTED = "[redacted]";

  private static final int MAX_QUOTE_LENGTH = 500;
  private static final String STARTS_OF_ESCAPES = "\\%&";
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
    if (!mayHaveSecret(text)) {
      return text;
    }
    StringBuilder redacted = new StringBuilder();
    int place = 0;
    while (place < text.length() && redacted.length() <= maxLength) {
      int end = end(text, place);
      if (end > place) {
        redacted.append(REDACTED);
        place = end;
      } else {
        redacted.append(text.charAt(place));
        place++;
      }
    }
    return redacted.toString();
  }

  /** Checks quickly whether the text may have a secret; almost no text has. */
  private boolean mayHaveSecret(String text) {
    boolean escapes = text.indexOf('\\') >= 0 || text.indexOf('%') >= 0 || text.indexOf('&') >= 0;
    for (String secret : secrets) {
      if (escapes || text.contains(secret)) {
        return true;
      }
    }
    return false;
  }

  /** The end of the longest secret that starts at this place; -1 if none does. */
  private int end(String text, int place) {
    char first = text.charAt(place);
    int end = -1;
    for (String secret : secrets) {
      if (first == secret.charAt(0) || STARTS_OF_ESCAPES.indexOf(first) >= 0) {
        end = Math.max(end, end(secret, text, place));
      }
    }
    return end;
  }

  /**
   * The end of a secret that starts at this place; -1 if it does not. A backslash may stand for
   * itself or begin an escape, so there may be several ends: the last one counts.
   */
  private int end(String secret, String text, int start) {
    TreeSet<Integer> places = new TreeSet<>(Set.of(start));
    int matched = 0;
    while (matched < secret.length() && !places.isEmpty()) {
      int character = secret.codePointAt(matched);
      TreeSet<Integer> next = new TreeSet<>();
      for (int place : places) {
        addEnds(character, text, place, next);
      }
      places = next;
      matched += Character.charCount(character);
    }
    return places.isEmpty() ? -1 : places.last();
  }

  private void addEnds(int character, String text, int place, Set<Integer> ends) {
    String itself = Character.toString(character);
    if (text.startsWith(itself, place)) {
      ends.add(place + itself.length());
    }
    if (place < text.length() && STARTS_OF_ESCAPES.indexOf(text.charAt(place)) >= 0) {
      for (String escape : escapes.computeIfAbsent(character, Redaction::escapes)) {
        if (text.regionMatches(/* ignoreCase= */ true, place, escape, 0, escape.length())) {
          ends.add(place + escape.length());
        }
      }
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
