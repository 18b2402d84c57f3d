package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;

/** Server text that could control a terminal, forge a line or hide its content. */
class HostileAnswerTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  /**
   * In JSON: colour, newline, carriage return, bell, C1, bidi override, line separator, a lone
   * surrogate.
   */
  private static final String HOSTILE = "a\\u001b[31m\\n\\r\\u0007\\u009b2J\\u202e\\u2028\\ud83c";

  private static final String SHOWN =
      "a\\u001b[31m\\u000a\\u000d\\u0007\\u009b2J\\u202e\\u2028\\ud83c";

  @Test
  void escapesTextInErrorMessages() {
    API.answers(400, "{\"data\":null,\"error\":{\"message\":\"" + HOSTILE + "\"}}");

    assertEquals(
        new Outcome(65, "", "empirical: the API rejected the request (HTTP 400): " + SHOWN + "\n"),
        API.cli().lastPass("id"));
  }

  @Test
  void escapesTextInArguments() {
    assertEquals(
        "empirical: a\\u202eb does not look like a Playwright test ID\n",
        API.cli().run("last-pass", "a\u202eb", "--days=7").err());
    assertEquals(
        """
        empirical: 'a\\u001b[2Jb' contains a control character, which test case IDs never do
        Try 'empirical last-pass --help'.
        """,
        API.cli().run("last-pass", "a\u001b[2Jb").err());
    assertEquals(
        """
        empirical: unknown option: --\\u001b[2J
        Try 'empirical last-pass --help'.
        """,
        API.cli().run("last-pass", "id", "--\u001b[2J").err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--key-file=", "--from=", "--from-playwright=", "--report=json="})
  void escapesTextInFileNames(String option) {
    Outcome outcome = API.cli().run("last-pass", "id", option + "/no/such/\u001b[2J\nfile");

    assertEquals(78, outcome.exit());
    assertEquals("", outcome.out());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    assertTrue(outcome.err().contains("/no/such/\\u001b[2J\\u000afile: "), outcome.err());
  }
}
