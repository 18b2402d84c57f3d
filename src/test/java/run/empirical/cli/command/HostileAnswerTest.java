package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static run.empirical.cli.FakeApi.reply;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;
import run.empirical.cli.RawServer;

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

  private static final String ANSWER =
      "{\"data\":[{\"environment_id\":\""
          + HOSTILE
          + "\",\"test_run_id\":\""
          + HOSTILE
          + "\",\"executed_at\":1795511564000}]}";

  @Test
  void escapesTextInErrorMessages() {
    API.answers(400, "{\"data\":null,\"error\":{\"message\":\"" + HOSTILE + "\"}}");

    assertEquals(
        new Outcome(65, "", "empirical: the API rejected the request (HTTP 400): " + SHOWN + "\n"),
        API.cli().lastPass("id"));
  }

  @Test
  void escapesCiCommands() {
    API.answers(400, "{\"data\":null,\"error\":{\"message\":\"##[group]no\"}}");
    assertEquals(
        new Outcome(
            65, "", "empirical: the API rejected the request (HTTP 400): #\\u0023[group]no\n"),
        API.cli().lastPass("id"));
    API.answers(200, ANSWER.replace(HOSTILE, "::add-mask::1"));
    assertEquals(
        """
        ENVIRONMENT         LAST PASS    EXECUTED AT           TEST RUN
        \\u003a:add-mask::1  3 hours ago  2026-11-24T09:12:44Z  \\u003a:add-mask::1
        """,
        API.cli().lastPass("id").out());
  }

  @Test
  void escapesTextInContractViolations() {
    String name = HOSTILE.replace("\\ud83c", "");
    API.answers(200, "{\"" + name + "\":1,\"" + name + "\":2}");

    assertEquals(
        new Outcome(
            76,
            "",
            "empirical: the reply breaks the API's contract: invalid JSON: Duplicate"
                + " field '"
                + SHOWN.replace("\\ud83c", "")
                + "' at line 1, column 91 (HTTP 200)\n"),
        API.cli().lastPass("id"));
  }

  @Test
  void escapesTextInNonHttpReplies() throws IOException {
    try (RawServer server = RawServer.sending("\u001b]0;title\u0007\r\n\r\n")) {
      assertEquals(
          new Outcome(
              69,
              "",
              "empirical: cannot reach "
                  + server.url()
                  + ": the reply is not valid HTTP: Invalid status line:"
                  + " \"\\u001b]0;title\\u0007\"\n"),
          server.cli().lastPass("id"));
    }
  }

  @Test
  void escapesTextInHeaders() {
    API.answers(reply(302, "").withHeader("Location", "https://x.example/\u009b2J"));

    assertEquals(
        new Outcome(
            76,
            "",
            "empirical: the reply is a redirect to https://x.example/\\u009b2J (HTTP 302)."
                + " Redirects are not followed: check the base URL "
                + API.url()
                + "\n"),
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
