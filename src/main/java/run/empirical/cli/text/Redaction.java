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
 * Replaces secrets in text. Each of their characters may be there as it is, or in one escape of
 * JSON, of URLs or of HTML: servers quote what they were sent.
 */
public final class Redaction {
  /** Replaces a secret. */
  public static final String REDACTED = "[redacted]";

  private static final int MAX_QUOTE_LENGTH = 500;
  private static final String STARTS_OF_ESCAPES = "\\%&";
  private static final Map<Integer, String> ENTITIES =
      Map.of(
          (int) '"',
          "quot",
          (int) '&',
          "amp",
          (int) '\'',
          "apos",
          (int) '<',
          "lt",
          (int) '>',
          "gt");

  private final List<String> secrets;
  private final Map<Integer, List<String>> escapes = new HashMap<>();

  /** Replaces each of these secrets; empty ones are ignored. */
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

  /** Text from a server or a proxy, redacted and then truncated to so many characters. */
  public String quote(String received, int most) {
    return ShortText.of(received, most, text -> redact(text, most));
  }

  /** At least so many characters of the text with every secret replaced. */
  private String redact(String text, int most) {
    if (!mayHaveSecret(text)) {
      return text;
    }
    StringBuilder redacted = new StringBuilder();
    int place = 0;
    while (place < text.length() && redacted.length() <= most) {
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

  /** A quick answer for almost all texts. */
  private boolean mayHaveSecret(String text) {
    boolean escapes = text.indexOf('\\') >= 0 || text.indexOf('%') >= 0 || text.indexOf('&') >= 0;
    for (String secret : secrets) {
      if (escapes || text.contains(secret)) {
        return true;
      }
    }
    return false;
  }

  /** Where the longest secret ends that starts at this place; -1 if none does. */
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

  /** A backslash may stand for itself or begin an escape, so there may be several places. */
  private int end(String secret, String text, int start) {
    TreeSet<Integer> places = new TreeSet<>(Set.of(start));
    int known = 0;
    while (known < secret.length() && !places.isEmpty()) {
      int character = secret.codePointAt(known);
      TreeSet<Integer> next = new TreeSet<>();
      for (int place : places) {
        addEnds(character, text, place, next);
      }
      places = next;
      known += Character.charCount(character);
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

  /** A character's escapes; their digits may be in upper or lower case. */
  private static List<String> escapes(int character) {
    StringBuilder json = new StringBuilder();
    SafeText.appendEscape(json, character);
    StringBuilder url = new StringBuilder();
    for (byte octet : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
      url.append('%').append(HexFormat.of().toHexDigits(octet));
    }
    List<String> escapes = new ArrayList<>(List.of(json.toString(), url.toString()));
    escapes.add("&#" + character + ";");
    escapes.add("&#x" + Integer.toHexString(character) + ";");
    if (ENTITIES.containsKey(character)) {
      escapes.add("&" + ENTITIES.get(character) + ";");
    }
    if (!Character.isLetterOrDigit(character)) {
      escapes.add("\\" + Character.toString(character));
    }
    return escapes;
  }
}
