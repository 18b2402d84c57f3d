package run.empirical.cli.text;

import java.util.Arrays;
import java.util.BitSet;
import java.util.regex.Matcher;

/** The start of a text with some of its escapes decoded, in which secrets are found. */
final class DecodedText {
  /** Where a text is cut, as many first characters of a secret count as the secret. */
  private static final int MIN_PART = 8;

  private final String decoded;

  /**
   * Where each decoded character begins in the text, and where the last one ends. Empty if nothing
   * is decoded: almost every text is only searched as it is.
   */
  private final int[] places;

  /** Whether the text goes on, so that it may end within a secret. */
  private final boolean isCut;

  /**
   * Decodes the start of a text.
   *
   * @param end where the text is cut; an escape that begins before is read whole
   * @param signs the first characters of the escapes to decode; empty for the text as it is
   */
  DecodedText(String text, int end, String signs) {
    isCut = end < text.length();
    if (signs.isEmpty()) {
      decoded = text.substring(0, end);
      places = new int[0];
      return;
    }
    Matcher escape = Escapes.PATTERN.matcher(text);
    StringBuilder characters = new StringBuilder();
    // The last character may be two of UTF-16, and its end follows.
    places = new int[end + 2];
    int place = 0;
    while (place < end) {
      int character = text.charAt(place);
      int next = place + 1;
      if (signs.indexOf(character) >= 0 && escape.region(place, text.length()).lookingAt()) {
        character = Escapes.decoded(escape.group());
        next = escape.end();
      }
      int begin = characters.length();
      characters.appendCodePoint(character);
      Arrays.fill(places, begin, characters.length(), place);
      place = next;
    }
    decoded = characters.toString();
    places[decoded.length()] = place;
  }

  /**
   * Marks every occurrence of a secret. The time is linear in the text, unless the secret repeats
   * its own beginning, and no server chooses it.
   *
   * @param found gets the places in the text
   */
  void mark(String secret, BitSet found) {
    for (int i = decoded.indexOf(secret); i >= 0; i = decoded.indexOf(secret, i + 1)) {
      found.set(place(i), place(i + secret.length()));
    }
    int length = decoded.length();
    int part = isCut ? Math.min(secret.length(), length) : 0;
    while (part >= MIN_PART && !decoded.regionMatches(length - part, secret, 0, part)) {
      part--;
    }
    if (part >= MIN_PART) {
      found.set(place(length - part), place(length));
    }
  }

  private int place(int index) {
    return places.length == 0 ? index : places[index];
  }
}
