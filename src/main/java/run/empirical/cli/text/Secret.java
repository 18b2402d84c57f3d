package run.empirical.cli.text;

import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A secret to be found in a text, with each of its characters as it is or as an escape. */
final class Secret {
  /**
   * So many characters are enough to recognize a longer secret. Comparing more of it at each place
   * of a text would take time that grows with its length.
   */
  private static final int ENOUGH = 64;

  private final String start;

  /**
   * The characters to look for. Beyond ASCII they differ: JSON escapes halves of characters, HTML
   * characters, and URLs bytes.
   */
  private final List<int[]> spellings;

  /** Takes any text but an empty one. */
  Secret(String secret) {
    start = secret.substring(0, Math.min(secret.length(), ENOUGH));
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    IntStream octets = IntStream.range(0, bytes.length).map(i -> bytes[i]);
    spellings =
        Stream.of(secret.chars(), secret.codePoints(), octets)
            .map(symbols -> IntBuffer.wrap(symbols.toArray()))
            .distinct()
            .map(IntBuffer::array)
            .toList();
  }

  /** Whether a text may have it, a quick answer for most texts. */
  boolean mayBeIn(String text, boolean hasEscapes) {
    return text.length() >= start.length() && (hasEscapes || text.contains(start));
  }

  /** Where the secret ends if it starts at this place of a text; -1 if it does not. */
  int end(String text, int from) {
    int end = -1;
    for (int[] symbols : spellings) {
      end = Math.max(end, end(symbols, text, from));
    }
    return end;
  }

  private static int end(int[] symbols, String text, int from) {
    if (!new Reading(text, from).mayBe(symbols[0])) {
      return -1;
    }
    int place = from;
    int known = 0;
    while (known < symbols.length && place < text.length()) {
      char character = text.charAt(place);
      if (Reading.mayBeginEscape(character)) {
        return endAmongEscapes(symbols, known, text, place);
      }
      if (character != symbols[known]) {
        break;
      }
      place++;
      known++;
    }
    return known >= Math.min(ENOUGH, symbols.length) ? place : -1;
  }

  /** The same from a place on that is behind so many symbols. */
  private static int endAmongEscapes(int[] symbols, int read, String text, int from) {
    NavigableSet<Integer> places = new TreeSet<>(Set.of(from));
    for (int known = read; known < symbols.length; known++) {
      NavigableSet<Integer> ends = behind(symbols[known], text, places, known > 0);
      if (ends.isEmpty()) {
        return known >= ENOUGH ? places.last() : -1;
      }
      places = ends;
    }
    return places.last();
  }

  /**
   * The places behind a symbol that is at any of these places.
   *
   * @param mayBeEscaped whether backslashes may be before it. A secret does not start with those of
   *     its first symbol: each of many would be a start
   */
  private static NavigableSet<Integer> behind(
      int symbol, String text, NavigableSet<Integer> places, boolean mayBeEscaped) {
    NavigableSet<Integer> ends = new TreeSet<>();
    NavigableSet<Integer> left = new TreeSet<>(places);
    while (!left.isEmpty()) {
      int place = left.pollFirst();
      // Only the last of them may begin another escape.
      while (mayBeEscaped && symbol != '\\' && text.startsWith("\\\\", place)) {
        place++;
      }
      if (place == text.length()) {
        continue;
      }
      Reading reading = new Reading(text, place);
      do {
        if (reading.symbol() == symbol) {
          ends.add(reading.end());
        } else if (reading.symbol() == '\\' && mayBeEscaped) {
          left.add(reading.end());
        }
      } while (reading.decode());
    }
    return ends;
  }
}
