package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Set;
import run.empirical.cli.FuzzText;
import run.empirical.cli.model.ExitStatus;
import run.empirical.cli.model.FailureException;

/** Fuzzed: a base URL, a proxy URL and a {@code NO_PROXY} list. */
public final class UrlsFuzz {
  private static final String PATH = "/api";

  private UrlsFuzz() {}

  /** Accepted URLs can be requested, and unencrypted only on loopback. */
  public static void fuzzerTestOneInput(byte[] data) {
    List<String> texts = FuzzText.units(FuzzText.of(data));
    String proxy = texts.get(texts.size() > 1 ? 1 : 0);
    String exempt = texts.get(texts.size() - 1);
    try {
      ApiUrl url = ApiUrl.parse(texts.get(0), "the fuzzer", false);
      assertTrue(url.isHttps() || url.isLoopback(), url::toString);
      assertUsableForRequests(url);
      assertEquals(url, ApiUrl.parse(url.toString(), "the fuzzer", false));
      assertProxyUsable(url, proxy, exempt);
    } catch (FailureException e) {
      assertEquals(ExitStatus.CONFIG, e.failure().status());
    }
    for (String known : Set.of("https://api.example", "https://192.0.2.7:8443")) {
      try {
        assertProxyUsable(ApiUrl.parse(known, "the fuzzer", false), proxy, exempt);
      } catch (FailureException e) {
        assertEquals(
            "https_proxy: invalid proxy URL: it must be [http://][user:password@]host:port",
            e.failure().message());
      }
    }
  }

  private static void assertUsableForRequests(ApiUrl url) {
    URI endpoint = url.resolve(PATH);
    HttpRequest request = HttpRequest.newBuilder(endpoint).build();
    assertEquals(url.host(), request.uri().getHost());
    assertTrue(url.port() > 0 && url.port() <= 65_535, url::toString);
    assertTrue(request.uri().getRawPath().endsWith(PATH), endpoint::toString);
  }

  private static void assertProxyUsable(ApiUrl url, String proxy, String exempt) {
    ProxySettings settings =
        ProxySettings.forUrl(
            url,
            name ->
                switch (name) {
                  case "https_proxy", "http_proxy" -> proxy.isEmpty() ? null : proxy;
                  case "no_proxy" -> exempt.isEmpty() ? null : exempt;
                  default -> null;
                });
    if (settings != null) {
      assertNotNull(settings.host());
      assertTrue(settings.port() > 0 && settings.port() <= 65_535, settings::toString);
    }
  }
}
