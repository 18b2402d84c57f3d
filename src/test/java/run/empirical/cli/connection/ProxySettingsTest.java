package run.empirical.cli.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.text.Secrets;

/** Selecting the proxy for a base URL from environment variables. */
class ProxySettingsTest {
  private static final String PROXY_URL = "http://proxy.example:3128";
  private static final ProxySettings PROXY = new ProxySettings("proxy.example", 3128, null);

  @ParameterizedTest
  @CsvSource({
    "https://api.example, HTTPS_PROXY, https_proxy",
    "http://api.example, HTTP_PROXY, http_proxy"
  })
  void readsTheVariableOfTheSchemeAndPrefersLowercase(String url, String upper, String lower) {
    String other = "http://other.example:1";
    assertNull(proxy(url));
    assertNull(
        proxy(
            url,
            url.startsWith("https") ? "HTTP_PROXY" : "HTTPS_PROXY",
            other,
            "ALL_PROXY",
            other));
    assertEquals(PROXY, proxy(url, upper, PROXY_URL));
    assertEquals(
        PROXY,
        proxy(url, lower, PROXY_URL, upper, other, "no_proxy", "other.example", "NO_PROXY", "*"));
  }

  @ParameterizedTest
  @CsvSource({
    "proxy.example:3128, 3128",
    "http://proxy.example:3128/, 3128",
    "HTTP://proxy.example:3128, 3128",
    "' http://proxy.example:3128 ', 3128",
    "http://proxy.example:65535, 65535"
  })
  void acceptsHttpUrlsAndEveryPort(String url, int port) {
    assertEquals(
        new ProxySettings("proxy.example", port, null),
        proxy("https://api.example", "HTTPS_PROXY", url));
  }

  @ParameterizedTest
  @CsvSource({
    "user:secret,        Basic dXNlcjpzZWNyZXQ=",
    "user,               Basic dXNlcg==",
    "user:,              Basic dXNlcjo=",
    "u%40x:p%3Aw%2F%20z, Basic dUB4OnA6dy8geg==",
    "u:a+b,              Basic dTphK2I=",
    "%C3%BC:%E2%82%AC,   Basic w7w64oKs"
  })
  void decodesCredentials(String userInfo, String authorization) {
    String url = "http://" + userInfo + "@proxy.example:3128";
    ProxySettings proxy = proxy("https://api.example", "HTTPS_PROXY", url);
    assertEquals(authorization, Objects.requireNonNull(proxy).authorization());
  }

  /** The reply shows neither the password nor the key, even if they are short. */
  @ParameterizedTest
  @CsvSource({
    "user:p%40ss, user [redacted] [redacted] sk",
    "a%3Ab:p@ss, user [redacted] [redacted] sk",
    "token, user p%40ss p@ss sk",
    "user:, user p%40ss p@ss sk"
  })
  void noReplyShowsThePassword(String given, String redacted) {
    ProxySettings proxy = new ProxySettings("p", 1, given);
    Secrets secrets = new Secrets("sk-7");
    proxy.secrets().forEach(secrets::add);
    assertEquals(
        redacted.replace("sk", "[redacted]"), secrets.inReplies().redact("user p%40ss p@ss sk-7"));
  }

  @ParameterizedTest
  @CsvSource({
    "user:pw@proxy:3128, http://[redacted]@proxy:3128",
    "http://[2001:db8::7]:3128, http://[2001:db8::7]:3128"
  })
  void acceptsWhatOtherProgramsAccept(String proxy, String shown) {
    assertEquals(shown, String.valueOf(proxy("https://api.example", "HTTPS_PROXY", proxy)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proxy.example",
        "https://user:secret@proxy.example:3128",
        "socks5://user:secret@proxy.example:1080",
        "http://user:secret@proxy.example",
        "http://user:secret@proxy.example:0",
        "http://user:secret@proxy.example:port",
        "http://user:secret@proxy.example:3128/path",
        "http://user:secret@proxy.example:3128?query",
        "http://user:secret%zz@proxy.example:3128",
        "user:secret"
      })
  void rejectsInvalidUrlsWithoutShowingThem(String url) {
    FailureException thrown =
        assertThrows(
            FailureException.class, () -> proxy("https://api.example", "HTTPS_PROXY", url));

    assertEquals(
        Failure.of(
            ExitStatus.CONFIG,
            "HTTPS_PROXY: invalid proxy URL: it must be [http://][user:password@]host:port"),
        thrown.failure());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:1",
        "http://127.255.0.3",
        "http://[::1]:1",
        "https://127.0.0.1:8443",
      })
  void neverUsesAProxyForLoopback(String url) {
    assertNull(proxy(url, "http_proxy", PROXY_URL, "https_proxy", "not even a URL"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1.example",
        "http://128.0.0.1",
      })
  void usesTheProxyForHostsThatOnlyLookLikeLoopback(String url) {
    assertEquals(PROXY, proxy(url, "http_proxy", PROXY_URL));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*                              | https://api.example",
        "api.example                    | https://api.example",
        "API.Example                    | https://aPI.EXAMPLE",
        "example                        | https://api.example",
        ".example                       | https://api.example",
        "*.example                      | https://api.example",
        "api.example                    | https://eu.api.example",
        "a,b , api.example              | https://api.example",
        "other.example api.example      | https://api.example",
        "api.example:443                | https://api.example",
        "api.example:8443               | https://api.example:8443",
        "api.example:80                 | http://api.example",
        "*:443                          | https://api.example",
        "[2001:db8::7]:8443             | https://[2001:db8::7]:8443",
        "192.0.2.7                      | https://192.0.2.7",
        "[2001:db8::7]                  | https://[2001:db8::7]",
        "2001:db8::7                    | https://[2001:db8::7]",
      })
  void skipsTheProxyForHostsInNoProxy(String noProxy, String url) {
    assertNull(proxy(url, "HTTPS_PROXY", PROXY_URL, "HTTP_PROXY", PROXY_URL, "NO_PROXY", noProxy));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''               | https://api.example",
        "','              | https://api.example",
        "','              | https://api.example.",
        "pi.example       | https://api.example",
        "eu.api.example   | https://api.example",
        "api.example:8443 | https://api.example",
        "api.example:443  | https://api.example:8443",
        "2.7              | https://192.0.2.7",
        "other.example    | https://api.example",
        "2001:db8::8      | http://[2001:db8::7]",
      })
  void usesTheProxyForHostsNotInNoProxy(String noProxy, String url) {
    assertEquals(
        PROXY, proxy(url, "HTTPS_PROXY", PROXY_URL, "HTTP_PROXY", PROXY_URL, "NO_PROXY", noProxy));
  }

  @Test
  void saysThatATunnelToAnIpv6AddressIsNotPossible() {
    FailureException thrown =
        assertThrows(
            FailureException.class,
            () -> proxy("https://[2001:db8::7]", "HTTPS_PROXY", PROXY_URL, "NO_PROXY", "other"));
    assertEquals(
        Failure.of(
            ExitStatus.CONFIG,
            "HTTPS_PROXY: Java's HTTP client cannot reach an IPv6 address over https through a"
                + " proxy. Use a host name in the base URL, or list the address in NO_PROXY"),
        thrown.failure());
  }

  /** The proxy for a URL with these variables, names and values in turn; empty means not set. */
  private static @Nullable ProxySettings proxy(String url, String... variables) {
    Map<String, String> set = new HashMap<>();
    for (int i = 0; i < variables.length; i += 2) {
      set.put(variables[i], variables[i + 1]);
    }
    set.values().removeIf(String::isEmpty);
    return ProxySettings.forUrl(ApiUrl.parse(url, "--api-url", true), set::get);
  }
}
