package run.empirical.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static run.empirical.cli.FakeApi.reply;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import run.empirical.cli.FakeApi;

/** The progress line of a batch on a terminal. */
class ProgressTest {
  /** Drawn every second of the pause before the second try, then once that has failed. */
  private static final String STATUS =
      "\u001b[?7l1 of 3 looked up \u001b[?7h\r"
          + "\r\u001b[K\u001b[?7l1 of 3 looked up \u001b[?7h\r".repeat(9)
          + "\r\u001b[K\u001b[?7l2 of 3 looked up, 1 failed \u001b[?7h\r"
          + "\r\u001b[K";

  private static final String REST =
      """
      empirical: b: the API returned a server error (HTTP 503)
      empirical: a, c do not look like Playwright test IDs
      empirical: nothing passed in 30 days; is the API key for the right project?
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
        "empirical: b: the API returned a server error (HTTP 503)\n",
        API.cli().terminal(false, false, true).run(quiet).err());
  }
}
