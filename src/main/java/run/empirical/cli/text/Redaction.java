package run.empirical.cli.text;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Replaces secrets in text: as they are, percent-encoded, and quoted as in JSON. */
public final class Redaction {
  /** Replaces a secret. */
  public static final String REDACTED = "[redacted]";

  private static final int MAX_QUOTE_LENGTH = 500;

  /** Longest first, so that no part of a longer one is left over. */
  private final List<String> secrets;

  /** Compiled once, for the first text that needs it: most runs have none. */
  private volatile @Nullable Pattern spellings;

  /** Replaces each of these secrets; empty ones are ignored. */
  public Redaction(Collection<String> secrets) {
    this.secrets =
        secrets.stream()
            .filter(secret -> !secret.isEmpty())
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /** The text with every secret replaced. */
  public String redact(String text) {
    boolean encoded = text.indexOf('%') >= 0 || text.indexOf('\\') >= 0;
    if (secrets.isEmpty() || (!encoded && secrets.stream().noneMatch(text::contains))) {
      return text;
    }
    Pattern compiled = spellings;
    if (compiled == null) {
      // One for all, so that the time is linear and no replacement is replaced.
      compiled =
          Pattern.compile(
              secrets.stream().map(Redaction::spellings).collect(Collectors.joining("|")));
      spellings = compiled;
    }
    return compiled.matcher(text).replaceAll(Matcher.quoteReplacement(REDACTED));
  }

  /**
   * A pattern for a secret. Encoders differ in which characters they leave as they are, and in the
   * case of digits.
   */
  private static String spellings(String secret) {
    return secret.codePoints().mapToObj(Redaction::spellings).collect(Collectors.joining());
  }

  private static String spellings(int codePoint) {
    String character = Character.toString(codePoint);
    if (codePoint < 0x80 && Character.isLetterOrDigit(codePoint)) {
      return character;
    }
    byte[] bytes = character.getBytes(StandardCharsets.UTF_8);
    String percentEncoded = HexFormat.of().withPrefix("%").formatHex(bytes);
    return "(?:\\\\?" + Pattern.quote(character) + "|(?i:" + percentEncoded + "))";
  }

  /** Text from a server or a proxy as quoted in a message: redacted, at most 500 characters. */
  public String quote(String received) {
    return quote(received, MAX_QUOTE_LENGTH);
  }

  /** Text from a server or a proxy, redacted and then truncated to so many characters. */
  public String quote(String received, int most) {
    String text = redact(received);
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + "... (" + end + " of " + text.length() + " characters)";
  }
}
