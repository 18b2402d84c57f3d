package run.empirical.cli.text;

import java.util.BitSet;
import java.util.regex.Matcher;

/**
 * Finds a secret in text, in linear time even if the secret repeats itself: by the algorithm of
 * Knuth, Morris and Pratt.
 */
final class SecretSearch {
  /** Where a text is cut, as many first characters of the secret count as the secret. */
  private static final int MIN_PART = 8;

  /** The start of the secret. A text without it does not have the secret as it is. */
  private final String start;

  private final int[] secret;

  /**
   * For each number of first characters of the secret: the length of the longest border, which is
   * both a proper prefix and a suffix of them.
   */
  private final int[] borders;

  SecretSearch(String text) {
    start = text.substring(0, Math.min(MIN_PART, text.length()));
    secret = text.codePoints().toArray();
    borders = new int[secret.length + 1];
    for (int length = 1; length < secret.length; length++) {
      borders[length + 1] = matched(borders[length], secret[length]);
    }
  }

  /**
   * Marks every occurrence in the start of a text.
   *
   * @param end where the text is cut; an escape that begins before is read whole
   * @param signs the first characters of the escapes to decode; empty for the text as it is
   * @param found gets the places in the text
   */
  void mark(String text, int end, String signs, BitSet found) {
    // Almost no text has a secret.
    if (signs.isEmpty() && !text.contains(start)) {
      return;
    }
    Matcher escape = Escapes.PATTERN.matcher(text);
    // Where the last characters that were read begin in the text.
    int[] begins = new int[Math.min(secret.length, text.length())];
    int matched = 0;
    int place = 0;
    for (int count = 0; place < end; count++) {
      int character = text.codePointAt(place);
      begins[count % begins.length] = place;
      if (signs.indexOf(character) >= 0 && escape.region(place, text.length()).lookingAt()) {
        character = Escapes.decoded(escape.group());
        place = escape.end();
      } else {
        place += Character.charCount(character);
      }
      matched = matched(matched, character);
      boolean isCut = place >= end && end < text.length();
      if (matched == secret.length || (isCut && matched >= MIN_PART)) {
        found.set(begins[(count + 1 - matched) % begins.length], place);
      }
    }
  }

  /** How many first characters of the secret match after one more character. */
  private int matched(int before, int character) {
    int matched = before;
    while (matched == secret.length || (matched > 0 && secret[matched] != character)) {
      matched = borders[matched];
    }
    return secret[matched] == character ? matched + 1 : 0;
  }
}
