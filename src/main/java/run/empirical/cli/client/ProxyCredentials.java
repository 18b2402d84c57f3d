package run.empirical.cli.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
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
    Set<String> spellings = spellings(user(given), user(plain));
    spellings.addAll(passwordSpellings());
    return spellings;
  }

  /** The same without the user, which is no secret. */
  public Set<String> passwordSpellings() {
    Set<String> spellings = spellings(given, plain);
    spellings.addAll(spellings(password(given), password(plain)));
    return spellings;
  }

  private static Set<String> spellings(String givenWord, String word) {
    Set<String> spellings = new HashSet<>(Spellings.of(word));
    spellings.add(givenWord);
    spellings.add(new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    spellings.add(base64(word, Base64.getEncoder()));
    spellings.add(base64(word, Base64.getEncoder().withoutPadding()));
    spellings.removeIf(spelling -> spelling.length() < MIN_LENGTH);
    return spellings;
  }

  @Override
  public String toString() {
    return Redaction.REDACTED;
  }

  private static String user(String credentials) {
    return credentials.split(":", -1)[0];
  }

  private static String password(String credentials) {
    return credentials.substring(credentials.indexOf(':') + 1);
  }

  private static String base64(String text, Base64.Encoder encoder) {
    return encoder.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
