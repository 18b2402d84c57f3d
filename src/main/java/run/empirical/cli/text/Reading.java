package run.empirical.cli.text;

/**
 * The characters that a place in a text can stand for: the one that is there, or the one whose
 * escape begins there, in JSON, a URL or HTML. That one can begin an escape again, and so on.
 */
final class Reading {
  /** Between the ampersand and the semicolon. */
  private static final int LONGEST_ENTITY = 8;

  private final String text;
  private int symbol;
  private int end;

  /** Starts with the character itself. */
  Reading(String text, int place) {
    this.text = text;
    symbol = text.charAt(place);
    end = place + 1;
  }

  /** Whether an escape may begin with this character. */
  static boolean mayBeginEscape(char character) {
    return character == '\\' || character == '%' || character == '&';
  }

  /** Whether a text has a character that may begin an escape. */
  static boolean mayHaveEscapes(String text) {
    return text.indexOf('\\') >= 0 || text.indexOf('%') >= 0 || text.indexOf('&') >= 0;
  }

  /** A character as Java or Unicode counts it; below 0 a byte beyond ASCII, which URLs escape. */
  int symbol() {
    return symbol;
  }

  /** Where the text goes on. */
  int end() {
    return end;
  }

  /** Continues with the character whose escape this one begins; false if it begins none. */
  boolean decode() {
    return switch (symbol) {
      case '\\' -> decodeUnicode();
      case '%' -> decodeByte();
      case '&' -> decodeEntity();
      default -> false;
    };
  }

  /** Whether it is this symbol, or continues with it. */
  boolean mayBe(int wanted) {
    while (symbol != wanted) {
      if (!decode()) {
        return false;
      }
    }
    return true;
  }

  private boolean decodeUnicode() {
    int unit = text.startsWith("u", end) ? number(text, end + 1, end + 5, 16) : -1;
    return unit >= 0 && become(unit, end + 5);
  }

  private boolean decodeByte() {
    int octet = number(text, end, end + 2, 16);
    return octet >= 0 && become((byte) octet, end + 2);
  }

  private boolean decodeEntity() {
    int most = Math.min(end + LONGEST_ENTITY + 1, text.length());
    int semicolon = end + text.substring(end, most).indexOf(';');
    int character = semicolon < end ? -1 : character(text.substring(end, semicolon));
    return character >= 0 && become(character, semicolon + 1);
  }

  private boolean become(int decoded, int newEnd) {
    symbol = decoded;
    end = newEnd;
    return true;
  }

  /** What an entity stands for; -1 if it is none that encoders use for ASCII. */
  private static int character(String entity) {
    return switch (entity) {
      case "amp" -> '&';
      case "apos" -> '\'';
      case "gt" -> '>';
      case "lt" -> '<';
      case "quot" -> '"';
      default -> {
        if (!entity.startsWith("#")) {
          yield -1;
        }
        boolean hex = entity.startsWith("x", 1) || entity.startsWith("X", 1);
        yield number(entity, hex ? 2 : 1, entity.length(), hex ? 16 : 10);
      }
    };
  }

  /** A number without a sign; -1 if there is none. */
  private static int number(String text, int from, int to, int radix) {
    int number = from < to && to <= text.length() ? 0 : -1;
    for (int i = from; number >= 0 && i < to; i++) {
      int digit = Character.digit(text.charAt(i), radix);
      number = digit < 0 ? -1 : number * radix + digit;
    }
    return number;
  }
}
