package run.empirical.cli.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.failure.FailureException;

/** Valid and invalid base URLs. */
class ApiUrlTest {
  private static final String START = "it must start with https:// (or http://, see --allow-http)";
  private static final String HOST =
      "it must have a host (Java does not allow underscores in it); a port must be 1 to 65535";

  @ParameterizedTest
  @CsvSource({
    "https://api.empirical.run,        https://api.empirical.run",
    "https://api.empirical.run/,       https://api.empirical.run",
    "https://api.empirical.run//,      https://api.empirical.run",
    "HTTPS://API.empirical.run,        https://API.empirical.run",
    "' https://api.empirical.run ',    https://api.empirical.run",
    "https://api.empirical.run.:8443/a/, https://api.empirical.run:8443/a",
    "https://api.empirical.run/a%20b,  https://api.empirical.run/a%20b",
    "https://192.0.2.7,                https://192.0.2.7",
    "https://[2001:db8::7]:8443,       https://[2001:db8::7]:8443",
    "https://api,                      https://api",
    "http://localhost:8787,            http://localhost:8787",
    "http://127.0.0.1:8787,            http://127.0.0.1:8787",
    "http://127.1.2.3,                 http://127.1.2.3",
    "http://[::1]:8787/,               http://[::1]:8787"
  })
  void acceptsValidUrls(String text, String normalized) {
    assertEquals(normalized, ApiUrl.parse(text, "--api-url", false).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                              | " + START,
        "api.empirical.run               | " + START,
        "//api.empirical.run             | " + START,
        "api.empirical.run:443           | " + START,
        "ftp://api.empirical.run         | " + START,
        "file:///etc/passwd              | " + START,
        "httpss://api.empirical.run      | " + START,
        "mailto:key@secret.example       | " + START,
        "https://secret@api.empirical.run      | it must not contain a user name or password",
        "https://user:secret@api.empirical.run | it must not contain a user name or password",
        "https://@api.empirical.run            | it must not contain a user name or password",
        "https://api.empirical.run?key=secret  | it must not have a query or a fragment",
        "https://api.empirical.run/?           | it must not have a query or a fragment",
        "https://api.empirical.run#secret      | it must not have a query or a fragment",
        "https://                        | it is not a URL",
        "https:///path                   | " + HOST,
        "https://api.empirical.run:0     | " + HOST,
        "https://api.empirical.run:65536 | " + HOST,
        "https://api.empirical.run:port  | " + HOST,
        "https:api.empirical.run         | " + HOST,
        "https://api empirical.run       | it is not a URL",
        "https://[::1                    | it is not a URL",
        "https://%zz                     | it is not a URL",
        "https://bücher.example          | " + HOST,
        "http://127.1                    | " + HOST,
        "https://api_test.example        | " + HOST,
      })
  void rejectsInvalidUrlsWithoutShowingThem(String text, String why) {
    assertEquals(
        Failure.of(
            ExitStatus.CONFIG,
            "--api-url: invalid base URL: " + why + ". Example: https://api.empirical.run"),
        refusal(text, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "api.empirical.run",
        "127.0.0.1.example",
        "localhost.example",
        "128.0.0.1",
        "0.0.0.0",
        "[::2]",
        "[::ffff:127.0.0.1]",
        "10.0.0.1"
      })
  void rejectsPlainHttpUnlessAllowed(String host) {
    assertEquals(
        Failure.of(
            ExitStatus.CONFIG,
            "--api-url: plain http:// would expose the API key to anyone on the network path to "
                + host
                + "; use https://, or pass --allow-http to send it anyway"),
        refusal("http://" + host, false));
    assertEquals("http://" + host, ApiUrl.parse("http://" + host, "--api-url", true).toString());
  }

  @Test
  void namesTheSourceInErrors() {
    FailureException thrown =
        assertThrows(FailureException.class, () -> ApiUrl.parse("x", "EMPIRICAL_API_URL", false));

    assertEquals(
        "EMPIRICAL_API_URL: invalid base URL: " + START + ". Example: https://api.empirical.run",
        thrown.failure().message());
  }

  private static Failure refusal(String text, boolean allowHttp) {
    return assertThrows(FailureException.class, () -> ApiUrl.parse(text, "--api-url", allowHttp))
        .failure();
  }
}
