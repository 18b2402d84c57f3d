package run.empirical.cli.program;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;
import run.empirical.cli.text.SafeText;

/**
 * Long texts wherever text from elsewhere is searched. If a search takes time with the square of
 * the length, one of these texts takes half a minute or more.
 */
final class LinearTimeTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  private static final int LENGTH = 256 << 10;
  private static final int MAX_KEY_FILE = 64 << 10;

  /** A run takes a second at most on a busy machine. */
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private static final Map<String, Function<String, Outcome>> RUNS =
      Map.of(
          "an argument", text -> API.cli().lastPass("--", text),
          "a link", text -> API.cli().lastPass("t", "--dashboard=https://host/" + text),
          "a list", text -> API.cli().input(text).lastPass("--from -"),
          "text after a selection",
              text -> API.cli().input(selection() + text).lastPass("--from -"),
          "a report", text -> API.cli().input("{" + text).lastPass("--from-playwright -"),
          "a key file",
              text ->
                  API.cli()
                      .input(text.substring(text.length() - MAX_KEY_FILE))
                      .lastPass("t --key-file -"),
          "a message", LinearTimeTest::received);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0", "z", "测", " ", "\n", "-", "\\", "%", "&", "#", "=", ":", "/", ",", ".", "0-",
        "\u001b[", "a", "—", "\u200b", ", -", " -—", "--a", "-\u200b", "--env--"
      })
  void searchesLongTextInLittleTime(String part) {
    // Without the last character, some patterns would match at once.
    String text = part.repeat(LENGTH / part.length()) + "!";
    RUNS.forEach(
        (place, run) -> {
          String context = "'" + SafeText.inLine(part) + "' in " + place;
          Outcome outcome = assertTimeoutPreemptively(LIMIT, () -> run.apply(text), context);
          assertNotEquals(1, outcome.exit(), context);
        });
  }

  private static String selection() {
    return "# empirical: selected tests: 0\n# empirical: end\n";
  }

  private static Outcome received(String message) {
    API.answers(FakeApi.reply(400, message).withHeader("Content-Type", "text/plain"));
    return API.cli().lastPass("t");
  }
}
