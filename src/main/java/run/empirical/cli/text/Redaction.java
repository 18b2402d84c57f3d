package run.empirical.cli.text;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Replaces secrets in text: as they are, percent-encoded, and quoted as in JSON. */
public final class Redaction {
  /** Replaces a secret. */
  public static final String REDACTED = "[redacted]";

  private static final int MAX_QUOTE_LENGTH = 500;

  /** Longest first, so that no part of a longer one is left over. */
  private final List<String> secrets;

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
    // In one pass, so that the time is linear and no replacement is replaced.
    String any = secrets.stream().map(Redaction::spellings).collect(Collectors.joining("|"));
    return Pattern.compile(any).matcher(text).replaceAll(Matcher.quoteReplacement(REDACTED));
  }

  /**
   * A pattern for a secret. Encoders differ in which characters they leave as they are, and in the
   * case of digits.
   */
  private static String spellings(String secret) {
    return secret
        .codePoints()
        .mapToObj(Character::toString)
        .map(
            character ->
                character.matches("[A-Za-z0-9]")
                    ? character
                    : "(?:\\\\?"
                        + Pattern.quote(character)
                        + "|(?i:"
                        + percentEncoded(character)
                        + "))")
        .collect(Collectors.joining());
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

  private static String percentEncoded(String character) {
    String hex = HexFormat.of().formatHex(character.getBytes(StandardCharsets.UTF_8));
    return hex.replaceAll("..", "%$0");
  }
}
