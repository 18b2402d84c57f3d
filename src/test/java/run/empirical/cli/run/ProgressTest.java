package run.empirical.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static run.empirical.cli.FakeApi.reply;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;

/** The progress line of a batch on a terminal. */
class ProgressTest {
  /**
   * The line is drawn every second of the pause before the second try, and after that has failed.
   */
  private static final String STATUS =
      "\u001b[?7l1 of 3 looked up \u001b[?7h\r"
          + "\r\u001b[K\u001b[?7l1 of 3 looked up \u001b[?7h\r".repeat(9)
          + "\r\u001b[K\u001b[?7l2 of 3 looked up, 1 failed \u001b[?7h\r"
          + "\r\u001b[K";

  private static final String REST =
      """
      empirical: error: b: the API returned a server error (HTTP 503)
      empirical: a, c do not look like Playwright test IDs such as a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee; to look up a test by its title, run npx playwright test --list --no-deps -g TITLE --reporter=@empiricalrun/last-pass/list | empirical last-pass --from -
      """;
  private static final String[] BATCH =
      "last-pass a b c --concurrency 1 --retries 1".split(" ", -1);

  @RegisterExtension private static final FakeApi API = new FakeApi();

  @BeforeEach
  void answerSlowlyForOneTestCase() {
    API.answers(200, "{\"data\":[]}");
    API.answers("b", reply(503, "").withHeader("Retry-After", "10"));
  }

  @Test
  void showsATemporaryLineOnATerminal() {
    assertEquals(STATUS + REST, API.cli().terminal(false, false, true).run(BATCH).err());
  }

  @Test
  void showsNothingWithoutATerminal() {
    assertEquals(REST, API.cli().terminal(true, true, false).run(BATCH).err());
  }

  @Test
  void showsNothingWithQuiet() {
    String[] quiet = "last-pass a b c --concurrency 1 --retries 1 -q".split(" ", -1);
    assertEquals(
        "empirical: error: b: the API returned a server error (HTTP 503)\n",
        API.cli().terminal(false, false, true).run(quiet).err());
  }

  /** Runs two look-ups one after the other; the first is limited for 2 s and the second for 3 s. */
  private static Outcome runLimited(Cli cli, String options) {
    API.answersInTurn(
        reply(429, "").withHeader("Retry-After", "2"),
        reply(200, FakeApi.ONE_PASS),
        reply(429, "").withHeader("Retry-After", "3"),
        reply(200, FakeApi.ONE_PASS));
    return cli.lastPass("d e --concurrency 1 -o tsv" + options);
  }

  /** The pause before the second try is less than half a second. */
  @Test
  void showsNothingWithinTheFirstSecond() {
    API.answersInTurn(reply(503, ""), reply(200, FakeApi.ONE_PASS));
    assertEquals(
        "", API.cli().terminal(false, false, true).lastPass("d e --concurrency 1 -o tsv").err());
  }

  @Test
  void saysWhatIsWaitedFor() {
    String[] lines = {
      "0 of 2 looked up; rate limited by the API, waiting 2s",
      "0 of 2 looked up; rate limited by the API, waiting 1s",
      "0 of 2 looked up",
      "1 of 2 looked up",
      "1 of 2 looked up; rate limited by the API, waiting 3s",
      "1 of 2 looked up; rate limited by the API, waiting 2s",
      "1 of 2 looked up; rate limited by the API, waiting 1s",
      "1 of 2 looked up"
    };
    assertEquals(
        "\u001b[?7l"
            + String.join(" \u001b[?7h\r\r\u001b[K\u001b[?7l", lines)
            + " \u001b[?7h\r\r\u001b[K",
        runLimited(API.cli().terminal(false, false, true), "").err());
  }

  @Test
  void saysOnceInALogThatTheRunPauses() {
    assertEquals(
        "empirical: 1 of 2 looked up; rate limited by the API, waiting 3s\n",
        runLimited(API.cli(), "").err());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void saysNothingOfAPauseWithQuiet(boolean terminal) {
    assertEquals("", runLimited(API.cli().terminal(false, false, terminal), " -q").err());
  }
}
