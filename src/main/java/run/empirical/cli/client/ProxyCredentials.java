package run.empirical.cli.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

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
   * Every way a proxy may quote the credentials, whole or in part: as given, plain, URL-encoded, as
   * Java decodes headers, and in Base64.
   */
  List<String> encodings() {
    List<String> encodings = new ArrayList<>();
    for (String word : words(given)) {
      add(encodings, word);
    }
    for (String word : words(plain)) {
      add(encodings, word);
      add(encodings, URLEncoder.encode(word, StandardCharsets.UTF_8));
      add(
          encodings,
          new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
      add(encodings, base64(word, Base64.getEncoder()));
      add(encodings, base64(word, Base64.getEncoder().withoutPadding()));
    }
    return encodings;
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

  private static void add(List<String> encodings, String encoding) {
    if (encoding.length() >= MIN_LENGTH && !encodings.contains(encoding)) {
      encodings.add(encoding);
    }
  }

  private static String base64(String text, Base64.Encoder encoder) {
    return encoder.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
