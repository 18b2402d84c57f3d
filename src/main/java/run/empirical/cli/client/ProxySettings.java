package run.empirical.cli.client;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.FailureException;

/** The proxy that a connection goes through; {@code credentials} are null if its URL has none. */
public record ProxySettings(String host, int port, @Nullable ProxyCredentials credentials) {

  /** Not {@link java.net.URI}, which knows no host with an underscore. */
  private static final Pattern URL =
      Pattern.compile(
          "(?i:http://)?((?<credentials>[^/?#]*)@)?(?<host>[\\w.-]+|\\[[0-9a-fA-F:.]+])"
              + ":(?<port>\\d{1,5})/?");

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
    Matcher url = URL.matcher(text.strip());
    try {
      int port = url.matches() ? Integer.parseInt(url.group("port")) : 0;
      if (port > 0 && port <= 65535) {
        String given = url.group("credentials");
        return new ProxySettings(
            url.group("host"),
            port,
            given == null ? null : new ProxyCredentials(given, decoded(given)));
      }
    } catch (IllegalArgumentException e) {
      // The message below must not quote the credentials, which are not percent-encoded.
    }
    throw FailureException.config(
        name + ": invalid proxy URL: it must be [http://][user:password@]host:port");
  }

  /** Without the percent-encoding; Java's decoder is for forms, where a plus sign is a blank. */
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
