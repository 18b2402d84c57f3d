package run.empirical.cli.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.FailureException;

/** The proxy that a connection goes through; {@code credentials} are null if its URL has none. */
public record ProxySettings(String host, int port, @Nullable ProxyCredentials credentials) {

  /**
   * The proxy for a base URL from the usual environment variables; null for a direct connection.
   * Lower-case variable names win over upper-case ones, and loopback is never proxied.
   *
   * @param variable looks up a variable; null if it is unset or empty
   * @throws FailureException of kind {@code CONFIG} for an invalid proxy URL, or if Java's client
   *     cannot reach the URL through a proxy
   */
  public static @Nullable ProxySettings forUrl(
      ApiUrl url, Function<String, @Nullable String> variable) {
    String name = name(url.isHttps() ? "https_proxy" : "http_proxy", variable);
    String value = variable.apply(name);
    String exempt = variable.apply(name("no_proxy", variable));
    if (value == null || url.isLoopback() || (exempt != null && new NoProxy(exempt).covers(url))) {
      return null;
    }
    ProxySettings proxy = parse(value, name);
    if (url.isHttps() && url.host().startsWith("[")) {
      throw FailureException.config(
          "https with an IPv6 address is not possible through a proxy: give the base URL a host"
              + " name, or add the address to NO_PROXY");
    }
    return proxy;
  }

  @Override
  public String toString() {
    return "http://" + (credentials == null ? "" : credentials + "@") + host + ":" + port;
  }

  /** The name of a variable in lower case, or in upper case if only that may be set. */
  private static String name(String lower, Function<String, @Nullable String> variable) {
    return variable.apply(lower) == null ? lower.toUpperCase(Locale.ROOT) : lower;
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
    throw FailureException.config(
        name + ": invalid proxy URL: it must be http://[user:password@]host:port");
  }
}
