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
  /** Shorter forms would match by chance. */
  private static final int SHORTEST_WORD = 4;

  /** The value of the {@code Proxy-Authorization} header. */
  String authorization() {
    return "Basic " + base64(plain, Base64.getEncoder());
  }

  /**
   * Each form in which a proxy may quote them: together, the user and the password; as given,
   * plain, URL-encoded, as Java decodes headers, and in Base64.
   */
  List<String> forms() {
    List<String> forms = new ArrayList<>();
    for (String word : words(given)) {
      add(forms, word);
    }
    for (String word : words(plain)) {
      add(forms, word);
      add(forms, URLEncoder.encode(word, StandardCharsets.UTF_8));
      add(forms, new String(word.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
      add(forms, base64(word, Base64.getEncoder()));
      add(forms, base64(word, Base64.getEncoder().withoutPadding()));
    }
    return forms;
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

  private static void add(List<String> forms, String form) {
    if (form.length() >= SHORTEST_WORD && !forms.contains(form)) {
      forms.add(form);
    }
  }

  private static String base64(String text, Base64.Encoder encoder) {
    return encoder.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
