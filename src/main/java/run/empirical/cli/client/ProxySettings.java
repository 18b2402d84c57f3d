package run.empirical.cli.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.FailureException;

/**
 * The proxy that a connection goes through.
 *
 * @param host the proxy's host
 * @param port the proxy's port
 * @param credentials the user and password; null when the URL has none
 */
public record ProxySettings(String host, int port, @Nullable ProxyCredentials credentials) {

  /**
   * The proxy for a base URL from the usual environment variables; null for a direct connection.
   * Lower-case variable names win over upper-case ones, and loopback is never proxied.
   *
   * @param variable looks up a variable; null if it is unset or empty
   * @throws FailureException of kind {@code CONFIG} for an invalid proxy URL
   */
  public static @Nullable ProxySettings forUrl(
      ApiUrl url, Function<String, @Nullable String> variable) {
    String name = url.isHttps() ? "https_proxy" : "http_proxy";
    String value = variable.apply(name);
    if (value == null) {
      name = name.toUpperCase(Locale.ROOT);
      value = variable.apply(name);
    }
    if (value == null || url.isLoopback() || isExempt(url, variable)) {
      return null;
    }
    return parse(value, name);
  }

  @Override
  public String toString() {
    return "http://" + (credentials == null ? "" : credentials + "@") + host + ":" + port;
  }

  private static boolean isExempt(ApiUrl url, Function<String, @Nullable String> variable) {
    String list = variable.apply("no_proxy");
    if (list == null) {
      list = variable.apply("NO_PROXY");
    }
    if (list == null) {
      return false;
    }
    for (String entry : list.split(",", -1)) {
      if (matches(entry.strip().toLowerCase(Locale.ROOT), url)) {
        return true;
      }
    }
    return false;
  }

  /** {@code *}, a host, or a domain with its subdomains; each with an optional port. */
  private static boolean matches(String entry, ApiUrl url) {
    String host = url.host().toLowerCase(Locale.ROOT);
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    String pattern = entry;
    String port = ":" + url.port();
    if (pattern.endsWith(port)
        && (pattern.startsWith("[") || pattern.indexOf(':') == pattern.lastIndexOf(':'))) {
      pattern = pattern.substring(0, pattern.length() - port.length());
    }
    if (pattern.startsWith("*.")) {
      pattern = pattern.substring(2);
    } else if (pattern.startsWith(".")) {
      pattern = pattern.substring(1);
    }
    return pattern.equals("*")
        || pattern.equals(host)
        || pattern.equals(bare)
        || (!pattern.isEmpty() && !isAddress(host) && host.endsWith("." + pattern));
  }

  /** IP addresses have no subdomains, although 192.0.2.7 ends in .2.7. */
  private static boolean isAddress(String host) {
    return host.matches("[0-9.]+");
  }

  private static ProxySettings parse(String text, String name) {
    try {
      URI uri = new URI(text.strip());
      boolean usable =
          "http".equalsIgnoreCase(uri.getScheme())
              && uri.getHost() != null
              && uri.getPort() > 0
              && uri.getPort() <= 65535
              && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null;
      if (usable) {
        String given = uri.getRawUserInfo();
        return new ProxySettings(
            uri.getHost(),
            uri.getPort(),
            given == null ? null : new ProxyCredentials(given, uri.getUserInfo()));
      }
    } catch (URISyntaxException e) {
      // The message below must not quote the URL: it may contain a password.
    }
    throw new FailureException(
        ErrorKind.CONFIG,
        name + ": invalid proxy URL: it must be http://[user:password@]host:port");
  }
}
