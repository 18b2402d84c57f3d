package run.empirical.cli.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import run.empirical.cli.model.Redaction;

/**
 * The user and password for a proxy.
 *
 * @param given {@code user:password} as the proxy variable has it, percent-encoded
 * @param plain the same without the encoding
 */
public record ProxyCredentials(String given, String plain) {
  /** The value of the {@code Proxy-Authorization} header. */
  String authorization() {
    return "Basic " + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  /** The password, as given and plain; the user is no secret, unless there is nothing else. */
  public List<String> passwords() {
    return List.of(password(given), password(plain));
  }

  @Override
  public String toString() {
    return Redaction.REDACTED;
  }

  private static String password(String credentials) {
    return credentials.substring(credentials.indexOf(':') + 1);
  }
}
