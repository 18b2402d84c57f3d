package run.empirical.cli.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import run.empirical.cli.model.Redaction;
import run.empirical.cli.model.Spellings;

/**
 * The user and password for a proxy.
 *
 * @param given {@code user:password} as the proxy variable has it, percent-encoded
 * @param plain the same without the encoding
 */
public record ProxyCredentials(String given, String plain) {
  /** Shorter strings would match by chance. */
  private static final int MIN_LENGTH = 4;

  /** The value of the {@code Proxy-Authorization} header. */
  String authorization() {
    return "Basic " + base64(plain, Base64.getEncoder());
  }

  /**
   * The ways in which text may spell the credentials, whole or in part: as given, plain,
   * URL-encoded, as Java decodes headers, and in Base64.
   */
  Set<String> spellings() {
    return spellings(words(given), words(plain));
  }

  /** The same without the user, which is no secret. */
  public Set<String> passwordSpellings() {
    return spellings(secretWords(given), secretWords(plain));
  }

  private static Set<String> spellings(List<String> givenWords, List<String> plainWords) {
    Set<String> spellings = new LinkedHashSet<>(givenWords);
    for (String word : plainWords) {
      spellings.addAll(Spellings.of(word));
      spellings.add(new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
      spellings.add(base64(word, Base64.getEncoder()));
      spellings.add(base64(word, Base64.getEncoder().withoutPadding()));
    }
    spellings.removeIf(spelling -> spelling.length() < MIN_LENGTH);
    return spellings;
  }

  @Override
  public String toString() {
    return Redaction.REDACTED;
  }

  private static List<String> words(String credentials) {
    int colon = credentials.indexOf(':');
    return colon < 0
        ? List.of(credentials)
        : List.of(credentials, credentials.substring(0, colon), credentials.substring(colon + 1));
  }

  private static List<String> secretWords(String credentials) {
    return List.of(credentials, credentials.substring(credentials.indexOf(':') + 1));
  }

  private static String base64(String text, Base64.Encoder encoder) {
    return encoder.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
