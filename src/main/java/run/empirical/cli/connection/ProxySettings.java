package run.empirical.cli.connection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.text.Redaction;

/**
 * The proxy that a connection goes through.
 *
 * @param credentials {@code user:password} as the variable has it, percent-encoded; null if none
 */
public record ProxySettings(String host, int port, @Nullable String credentials) {
  /** {@link java.net.URI} does not accept a host with an underscore. */
  private static final Pattern URL =
      Pattern.compile(
          "(?i:http://)?((?<credentials>[^/?#]*)@)?(?<host>[\\w.-]+|\\[[0-9a-fA-F:.]+])"
              + ":(?<port>\\d{1,5})/?");

  /**
   * The proxy for a base URL from the usual environment variables; null for a direct connection.
   * Lower-case variable names win over upper-case ones, and loopback is never proxied.
   *
   * @param variable looks up a variable; null if it is unset or empty
   * @throws FailureException of kind {@code CONFIG} for an invalid proxy URL, or for an IPv6
   *     address over {@code https}, whose brackets the JDK's client cannot send to a proxy
   */
  public static @Nullable ProxySettings forUrl(
      ApiUrl url, Function<String, @Nullable String> variable) {
    String name = name(url.isHttps() ? "https_proxy" : "http_proxy", variable);
    String value = variable.apply(name);
    String exempt = variable.apply(name("no_proxy", variable));
    if (value == null || url.isLoopback() || (exempt != null && isExempt(url, exempt))) {
      return null;
    }
    if (url.isHttps() && url.host().startsWith("[")) {
      throw FailureException.config(
          "%s: Java's HTTP client cannot reach an IPv6 address over https through a proxy. Use a"
              + " host name in the base URL, or list the address in NO_PROXY",
          name);
    }
    return parse(value, name);
  }

  /**
   * Whether {@code NO_PROXY} lists {@code *}, the host, or a domain that it is in, each with an
   * optional port.
   */
  private static boolean isExempt(ApiUrl url, String list) {
    String host = url.host().toLowerCase(Locale.ROOT);
    // An IPv6 address with a port is in brackets.
    Pattern port = Pattern.compile("^(\\[.*]|[^:]*):" + url.port() + "$");
    return Stream.of(list.toLowerCase(Locale.ROOT).split("[,\\s]+", -1))
        .map(entry -> port.matcher(entry).replaceFirst("$1").replaceFirst("^\\*?\\.", ""))
        .anyMatch(
            name ->
                name.equals("*")
                    || host.equals(name)
                    || host.equals("[" + name + "]")
                    || (host.endsWith("." + name) && !host.matches("[0-9.]+")));
  }

  /**
   * Selects this proxy for every request. Its name is resolved on the sending thread, so that a
   * slow resolver does not delay the look-up's deadline.
   */
  public ProxySelector selector() {
    return new ProxySelector() {
      @Override
      public List<Proxy> select(URI uri) {
        return List.of(new Proxy(Proxy.Type.HTTP, address()));
      }

      @Override
      public void connectFailed(URI uri, SocketAddress address, IOException error) {}
    };
  }

  /**
   * The address without the host name: the client would put the name into a URI, which cannot have
   * an underscore there.
   */
  private InetSocketAddress address() {
    try {
      byte[] address = InetAddress.getByName(host).getAddress();
      return new InetSocketAddress(InetAddress.getByAddress(address), port);
    } catch (UnknownHostException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The value of the {@code Proxy-Authorization} header; null without credentials. */
  public @Nullable String authorization() {
    return credentials == null ? null : "Basic " + encoded(credentials);
  }

  /**
   * The password, and the credentials as the header has them; without a password, the user name is
   * the secret.
   */
  public List<String> secrets() {
    if (credentials == null) {
      return List.of();
    }
    String password = credentials.substring(credentials.indexOf(':') + 1);
    return List.of(decoded(password), encoded(credentials));
  }

  @Override
  public String toString() {
    return "http://" + (credentials == null ? "" : Redaction.REDACTED + "@") + host + ":" + port;
  }

  /** A variable's name in lower case if that one is set, else in upper case. */
  private static String name(String lower, Function<String, @Nullable String> variable) {
    return variable.apply(lower) == null ? lower.toUpperCase(Locale.ROOT) : lower;
  }

  private static ProxySettings parse(String text, String name) {
    Matcher url = URL.matcher(text.strip());
    try {
      int port = url.matches() ? Integer.parseInt(url.group("port")) : 0;
      if (port > 0 && port <= 65535) {
        String credentials = url.group("credentials");
        if (credentials != null) {
          decoded(credentials);
        }
        return new ProxySettings(url.group("host"), port, credentials);
      }
    } catch (IllegalArgumentException e) {
      // The percent-encoding is malformed. The message must not quote the credentials.
    }
    throw FailureException.config(
        "%s: invalid proxy URL: it must be [http://][user:password@]host:port", name);
  }

  private static String encoded(String credentials) {
    return Base64.getEncoder()
        .encodeToString(decoded(credentials).getBytes(StandardCharsets.UTF_8));
  }

  /** Decodes percent-encoding. Java's decoder is for forms, where a plus sign means a blank. */
  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
