package run.empirical.cli.text;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The escapes of JSON, URLs (in UTF-8) and HTML. */
final class Escapes {
  /** The sign that begins each escape of JSON, of URLs and of HTML. */
  static final List<String> SIGNS = List.of("\\", "%", "&");

  /**
   * The escape of one character. After a backslash, letters other than {@code u} stand for control
   * characters, which no key has. In HTML, the semicolon may be missing.
   */
  static final Pattern PATTERN =
      Pattern.compile(
          ("(?i)\\\\(?:ud[89ab]HH\\\\ud[c-f]HH|uHHHH|\\p{Punct})"
                  + "|%[0-7]H|%[c-f]H(?:%[89ab]H){1,3}"
                  + "|&(?:#0*+[0-9]{1,7}|#x0*+H{1,6}|quot|amp|apos|lt|gt);?")
              .replace("H", "[0-9a-f]"));

  private static final List<String> NAMES = List.of("quot", "amp", "apos", "lt", "gt");

  private Escapes() {}

  /** The code point that an escape stands for; U+FFFD if there is none. */
  static int decoded(String escape) {
    String text = escape.toLowerCase(Locale.ROOT);
    return switch (text.charAt(0)) {
      case '%' -> decoded(text.replace("%", ""), UTF_8);
      case '&' -> decodedName(text.substring(1).replace(";", ""));
      default -> text.length() == 2 ? text.charAt(1) : decoded(text.replace("\\u", ""), UTF_16BE);
    };
  }

  private static int decoded(String octets, Charset charset) {
    return new String(HexFormat.of().parseHex(octets), charset).codePointAt(0);
  }

  private static int decodedName(String name) {
    if (name.startsWith("#")) {
      int number = Integer.parseInt(name.replaceFirst("#x?", ""), name.startsWith("#x") ? 16 : 10);
      return Character.isValidCodePoint(number) ? number : 0xfffd;
    }
    return "\"&'<>".charAt(NAMES.indexOf(name));
  }
}
