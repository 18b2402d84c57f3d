package run.empirical.cli.connection;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import run.empirical.cli.failure.FailureException;

/**
 * The API's base URL. The key is sent to no other origin.
 *
 * @param uri scheme, host, port and path, without a trailing slash
 */
public record ApiUrl(URI uri) {
  /** The public API. */
  public static final String DEFAULT = "https://api.empirical.run";

  /**
   * Parses a base URL.
   *
   * @param text {@code https} or {@code http}, a host, optionally a port and a path
   * @param source the option or variable it came from, for the message
   * @param allowHttp whether the key may be sent unencrypted to a non-loopback host
   * @throws FailureException of kind {@code CONFIG}; the message quotes no part that could contain
   *     a secret
   */
  public static ApiUrl parse(String text, String source, boolean allowHttp) {
    URI uri = syntax(text, source);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !scheme.equals("http")) {
      throw unusable(source, "it must start with https:// (or http://, see --allow-http)");
    }
    if (uri.getRawUserInfo() != null) {
      throw unusable(source, "it must not contain a user name or password");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw unusable(source, "it must not have a query or a fragment");
    }
    if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65535) {
      throw unusable(
          source,
          "it must have a host (Java does not allow underscores in it); a port must be 1 to 65535");
    }
    ApiUrl url = new ApiUrl(URI.create(scheme + "://" + normalized(uri)));
    if (!url.isHttps() && !url.isLoopback() && !allowHttp) {
      throw FailureException.config(
          "%s: plain http:// would expose the API key to anyone on the network path to %s; use"
              + " https://, or pass --allow-http to send it anyway",
          source, uri.getHost());
    }
    return url;
  }

  /** Whether the connection is encrypted. */
  public boolean isHttps() {
    return "https".equals(uri.getScheme());
  }

  /** Whether the host is this machine: {@code localhost}, {@code 127.0.0.0/8} or {@code ::1}. */
  public boolean isLoopback() {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    return host.equals("localhost")
        || host.equals("[::1]")
        || host.equals("[0:0:0:0:0:0:0:1]")
        || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
  }

  /** The host, exactly as given. */
  public String host() {
    return uri.getHost();
  }

  /** The port to connect to. */
  public int port() {
    return uri.getPort() != -1 ? uri.getPort() : isHttps() ? 443 : 80;
  }

  /** The URL of an endpoint, whose path begins with a slash. */
  public URI endpoint(String path) {
    return URI.create(uri + path);
  }

  @Override
  public String toString() {
    return uri.toString();
  }

  private static URI syntax(String text, String source) {
    try {
      return new URI(text.strip());
    } catch (URISyntaxException e) {
      throw unusable(source, "it is not a URL");
    }
  }

  /**
   * Host, port and path, without a dot at the end of the host, which TLS does not allow, and
   * without slashes at the end.
   */
  private static String normalized(URI uri) {
    return uri.getHost().replaceFirst("\\.$", "")
        + (uri.getPort() == -1 ? "" : ":" + uri.getPort())
        + uri.getRawPath().replaceFirst("(?<!/)/++$", "");
  }

  private static FailureException unusable(String source, String why) {
    return FailureException.config("%s: invalid base URL: %s. Example: %s", source, why, DEFAULT);
  }
}
