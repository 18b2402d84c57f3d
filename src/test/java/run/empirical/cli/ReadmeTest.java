package run.empirical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that the README matches the program. */
class ReadmeTest {
  /** Matches the target of a Markdown link or of a picture. */
  private static final Pattern LINK = Pattern.compile("(?:]\\(|src=\"|srcset=\")([^)\"]+)");

  private static final Pattern TIME = Pattern.compile("[-0-9]{10}T[:0-9]{8}Z");

  /** Matches a command with --demo, and its output. */
  private static final Pattern DEMO =
      Pattern.compile("```text\n[$] empirical ([^\n]+ --demo)\n(.*?)```", Pattern.DOTALL);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        ".github/CONTRIBUTING.md",
        ".github/RELEASING.md",
        ".github/SECURITY.md",
        "dist/npm/README.md"
      })
  void linksToFilesThatExist(String page) throws IOException {
    assertEquals(
        List.of(),
        LINK.matcher(Files.readString(Path.of(page)))
            .results()
            .map(link -> link.group(1))
            .filter(
                link ->
                    !link.startsWith("https://")
                        && !Files.exists(Path.of(page).resolveSibling(link)))
            .toList());
  }

  /** The run uses the system's clock, since the demo's server dates its replies by it. */
  @Test
  void beginsWithWhatTheDemoPrints() throws IOException {
    Matcher example = DEMO.matcher(Files.readString(Path.of("README.md")));
    assertTrue(example.find());
    Duration ahead = Duration.between(Cli.NOW, Instant.now()).truncatedTo(ChronoUnit.SECONDS);
    Outcome outcome = new Cli().clock(Cli.NOW.plus(ahead)).run(example.group(1).split(" "));
    String out =
        TIME.matcher(outcome.out())
            .replaceAll(time -> Instant.parse(time.group()).minus(ahead).toString());
    assertEquals(
        new Outcome(0, example.group(2), outcome.err()),
        new Outcome(outcome.exit(), out, outcome.err()));
  }
}
