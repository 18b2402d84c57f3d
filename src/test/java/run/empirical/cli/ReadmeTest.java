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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.failure.ExitStatus;

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

  /** Compares the HTTP statuses that lead to each exit status, and whether a request is retried. */
  @Test
  void tableOfExitStatusesAgreesWithTheHelp() throws IOException {
    Map<String, String> inReadme = new TreeMap<>();
    Matcher row =
        Pattern.compile("(?m)^[|] ([0-9]{2}) [|][^|]*[|]([^|]*)[|] (yes|no)\\b")
            .matcher(Files.readString(Path.of("README.md")));
    while (row.find()) {
      inReadme.put(row.group(1), httpStatuses(row.group(2)) + " " + row.group(3));
    }
    Map<String, String> inHelp = new TreeMap<>();
    for (ExitStatus status : ExitStatus.values()) {
      if (inReadme.containsKey("" + status.code())) {
        String again = status.when().contains("tried again") ? "yes" : "no";
        inHelp.put("" + status.code(), httpStatuses(status.when()) + " " + again);
      }
    }
    assertEquals(inHelp, inReadme);
  }

  /** The HTTP statuses in a text. */
  private static Set<String> httpStatuses(String text) {
    return Pattern.compile("\\b[0-9]{3}\\b")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
