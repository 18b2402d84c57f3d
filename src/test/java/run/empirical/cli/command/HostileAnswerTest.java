package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static run.empirical.cli.FakeApi.reply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;
import run.empirical.cli.RawServer;
import run.empirical.cli.model.SafeText;

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
  void escapesTextInTheTable() {
    API.answers(200, ANSWER);
    String width = " ".repeat(SHOWN.length() - "ENVIRONMENT".length());

    assertEquals(
        new Outcome(
            0,
            "ENVIRONMENT"
                + width
                + "  LAST PASS    EXECUTED AT           TEST RUN\n"
                + SHOWN
                + "  3 hours ago  2026-11-24T09:12:44Z  "
                + SHOWN
                + "\n",
            ""),
        API.cli().run("last-pass", "id"));
  }

  @Test
  void escapesTextInTsv() {
    API.answers(200, ANSWER);
    String shown = SHOWN.replace("\\u000a", "\\n").replace("\\u000d", "\\r");

    Outcome outcome = API.cli().run("last-pass", "id", "--output", "tsv");

    assertEquals(
        new Outcome(0, "id\t" + shown + "\t\t" + shown + "\t2026-11-24T09:12:44Z\t11000\t\t\n", ""),
        outcome);
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "ndjson"})
  void escapesTextInJsonWithoutLoss(String format) throws IOException {
    API.answers(200, ANSWER);

    Outcome outcome = API.cli().run("last-pass", "id", "--output", format);

    assertEquals(0, outcome.exit());
    assertEquals("", outcome.err());
    assertEquals(
        1L, outcome.out().codePoints().filter(c -> c < 0x20 || c > 0x7e).count(), outcome.out());
    JsonNode tree = new ObjectMapper().readTree(outcome.out());
    assertEquals(
        "a\u001b[31m\n\r\u0007\u009b2J\u202e\u2028\ud83c",
        (format.equals("json") ? tree.at("/data/0") : tree).get("environment_id").textValue());
  }

  @Test
  void escapesTextInErrorMessages() {
    API.answers(400, "{\"data\":null,\"error\":{\"message\":\"" + HOSTILE + "\"}}");

    assertEquals(
        new Outcome(65, "", "empirical: the API rejected the request (HTTP 400): " + SHOWN + "\n"),
        API.cli().run("last-pass", "id"));
  }

  @Test
  void escapesCiCommands() {
    API.answers(400, "{\"data\":null,\"error\":{\"message\":\"##[group]no\"}}");
    assertEquals(
        new Outcome(
            65, "", "empirical: the API rejected the request (HTTP 400): #\\u0023[group]no\n"),
        API.cli().run("last-pass", "id"));
    API.answers(200, ANSWER.replace(HOSTILE, "::add-mask::1"));
    assertEquals(
        """
        ENVIRONMENT         EXECUTED AT    TEST RUN
        \\u003a:add-mask::1  1795511564000  \\u003a:add-mask::1
        """,
        API.cli().run("last-pass", "id", "--time", "epoch").out());
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
        API.cli().run("last-pass", "id"));
  }

  @Test
  void escapesTextInNonHttpReplies() throws IOException {
    try (RawServer server = RawServer.sending("\u001b]0;title\u0007\r\n\r\n")) {
      assertEquals(
          new Outcome(
              76,
              "",
              "empirical: invalid HTTP reply from "
                  + server.url()
                  + ": Invalid status line: \"\\u001b]0;title\\u0007\"\n"),
          server.cli().run("last-pass", "id"));
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
        API.cli().run("last-pass", "id"));
  }

  @Test
  void escapesTextInArguments() {
    API.answers(200, "{\"data\":[]}");

    assertEquals(
        "empirical: a\\u202eb has not passed in the last 7 days; it does not look like a"
            + " Playwright test ID\n",
        API.cli().run("last-pass", "a\u202eb", "--days=7").err());
    assertEquals(
        """
        empirical: 'a\\u001b[2J\\u000ab' contains a control character, which test case IDs never do
        Try 'empirical last-pass --help'.
        """,
        API.cli().run("last-pass", "a\u001b[2J\nb").err());
    assertEquals(
        """
        empirical: there is no option or argument '--\\u001b[2J'
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

  /** From reply to output, for a value that makes up most of the reply. */
  @ParameterizedTest
  @ValueSource(strings = {"table", "matrix", "tsv", "json", "ndjson", "markdown", "html", "junit"})
  @Timeout(60)
  void escapesAMegabyteOfText(String format) {
    int times = (1 << 20) / HOSTILE.length();
    API.answers(200, ANSWER.replace(HOSTILE, HOSTILE.repeat(times)));

    Outcome outcome = API.cli().run("last-pass", "id", "--max-age=1d", "-q", "-o", format);

    assertEquals(0, outcome.exit(), outcome.err());
    String shown =
        switch (format) {
          case "matrix" -> "3h";
          case "markdown" -> "&#92;u202e";
          default -> "\\u202e";
        };
    assertTrue(outcome.out().contains(shown));
    String separators = format.equals("tsv") ? "[\n\t]" : "\n";
    assertFalse(outcome.out().replaceAll(separators, "").codePoints().anyMatch(SafeText::isUnsafe));
  }
}
