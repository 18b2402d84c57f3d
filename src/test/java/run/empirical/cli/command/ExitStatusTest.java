package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;

/** The exit status for what the API replies, for arguments, and what is tried again. */
class ExitStatusTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "200, {\"data\":[]}, 0, 1",
        "200, {}, 76, 1",
        "204, ``, 76, 1",
        "302, {\"data\":[]}, 76, 1",
        "400, ``, 65, 1",
        "401, ``, 77, 1",
        "403, ``, 77, 1",
        "404, ``, 76, 1",
        "404, {\"error\":\"x\"}, 65, 1",
        "407, ``, 69, 1",
        "408, ``, 75, 4",
        "425, {\"error\":\"x\"}, 65, 1",
        "429, ``, 75, 4",
        "500, ``, 75, 4",
        "500, {\"error\":\"x\"}, 70, 4",
        "501, ``, 75, 1",
        "502, ``, 75, 4",
        "503, ``, 75, 4",
        "504, ``, 75, 4",
        "505, ``, 75, 1",
        "599, ``, 75, 1"
      })
  void ofAReply(int status, String body, int exit, int tries) {
    API.answers(status, body);
    assertEquals(exit, API.cli().lastPass("t").exit());
    assertEquals(tries, API.requests().size());
  }

  @Test
  void ofAConnectionFailure() {
    Cli cli = Cli.against("http://127.0.0.1:1");
    assertEquals(69, cli.lastPass("t").exit());
    assertEquals(3, cli.pauses().size());
  }

  @ParameterizedTest
  @CsvSource({
    "t, 0",
    "t --days 0, 2",
    "t --require 1, 20",
    "t --report no-such-folder/a.tsv, 78",
    "t --key-file no-such-file, 78",
    "t --cacert no-such-file --api-url https://localhost:1, 78",
    "t --from no-such-file, 78",
    "t --api-url http://api.test, 78"
  })
  void ofArguments(String arguments, int exit) {
    assertEquals(exit, API.cli().lastPass(arguments).exit());
  }
}
