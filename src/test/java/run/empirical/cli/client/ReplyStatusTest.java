package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.FailedLookUp;
import run.empirical.cli.FakeApi;

/** A failed look-up in each kind of output. {@code ReplyInterpreterTest} has every status. */
class ReplyStatusTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  private static final String KEYS = "Create a key at https://dash.empirical.run/settings/api-keys";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          401 | {"data":null,"error":{"message":"bad key"}} | 77 | unauthorized | false | 1 | the API rejected the key (HTTP 401): bad key. %KEYS
          429 | {"data":null,"error":{"message":"slow down"}} | 75 | try_later | true | 4 | rate limited by the API (HTTP 429): slow down
          501 | {"error":"closed"} | 75 | try_later | false | 1 | the API returned a server error (HTTP 501): closed
          """)
  void tellsPeopleAndPrograms(
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
