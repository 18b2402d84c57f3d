package run.empirical.cli.text;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Replaces secrets in text, as they are and percent-encoded. */
public final class Redaction {
  /** Replaces a secret. */
  public static final String REDACTED = "[redacted]";

  private static final int MAX_QUOTE_LENGTH = 500;

  /** Longest first, so that no part of a longer one is left over. */
  private final List<String> spellings;

  /** Replaces each of these secrets; empty ones are ignored. */
  public Redaction(Collection<String> secrets) {
    this.spellings =
        secrets.stream()
            .filter(secret -> !secret.isEmpty())
            .flatMap(secret -> Stream.of(secret, percentEncoded(secret)))
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /** The text with every secret replaced. */
  public String redact(String text) {
    if (spellings.stream().noneMatch(text::contains)) {
      return text;
    }
    // In one pass, so that the time is linear and no replacement is replaced.
    String any = spellings.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    return Pattern.compile(any).matcher(text).replaceAll(Matcher.quoteReplacement(REDACTED));
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

  private static String percentEncoded(String secret) {
    return URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
