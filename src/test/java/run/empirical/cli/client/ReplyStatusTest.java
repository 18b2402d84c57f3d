package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.FailedLookUp;
import run.empirical.cli.FakeApi;

/**
 * The exit status, the JSON error and the number of tries for each class of reply. {@code
 * ReplyInterpreterTest} has every boundary.
 */
class ReplyStatusTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  private static final String KEYS = "Create a key at https://dash.empirical.run/settings/api-keys";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          400 | {"data":null,"error":{"message":"days: too many"}} | 65 | rejected | false | 1 | the API rejected the request (HTTP 400): days: too many
          401 | {"data":null,"error":{"message":"bad key"}} | 77 | unauthorized | false | 1 | the API rejected the key (HTTP 401): bad key. %KEYS
          403 | `` | 77 | unauthorized | false | 1 | the API key lacks permission (HTTP 403). %KEYS
          403 | <html></html> | 77 | unauthorized | false | 1 | the reply is a web page, not the API's (HTTP 403). Is the base URL %URL right, or did a proxy answer? Otherwise the API key lacks permission. %KEYS
          404 | <html></html> | 76 | protocol | false | 1 | unexpected reply from the API (HTTP 404). Is the base URL %URL right?
          407 | `` | 69 | unreachable | false | 1 | the proxy requires valid credentials (HTTP 407): set the proxy variable to http://user:password@host:port
          408 | `` | 75 | try_later | true | 4 | the API timed out (HTTP 408)
          429 | {"data":null,"error":{"message":"slow down"}} | 75 | try_later | true | 4 | rate limited by the API (HTTP 429): slow down
          500 | {"error":"query timed out"} | 70 | backend | true | 4 | the API's analytics backend failed (HTTP 500): query timed out
          500 | <html></html> | 75 | try_later | true | 4 | the API returned a server error (HTTP 500)
          501 | {"error":"closed"} | 75 | try_later | false | 1 | the API returned a server error (HTTP 501): closed
          502 | {"error":"closed"} | 75 | try_later | true | 4 | the API returned a server error (HTTP 502): closed
          507 | {"error":"closed"} | 75 | try_later | true | 1 | the API returned a server error (HTTP 507): closed
          """)
  void failsAsTheTableSays(
      int status, String body, int exit, String kind, boolean retryable, int tries, String says) {
    API.answers(status, body);
    String message = says.replace("%URL", API.url()).replace("%KEYS", KEYS);
    FailedLookUp failed = new FailedLookUp(exit, kind, status, retryable, message);

    assertEquals(failed.forPeople(), API.cli().run("last-pass", "id"));
    assertEquals(tries, API.requests().size());
    assertEquals(failed.forPrograms("id"), API.cli().run("last-pass", "id", "--json"));
    assertEquals(failed.forPrograms("id"), API.cli().run("last-pass", "id", "--output", "ndjson"));
    assertEquals(failed.forPeople(), API.cli().run("last-pass", "id", "--output", "tsv", "-q"));
  }
}
