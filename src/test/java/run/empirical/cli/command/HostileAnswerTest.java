package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
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
        Outcome.message(65, "the API rejected the request (HTTP 400): " + SHOWN),
        API.cli().lastPass("id"));
  }
}
