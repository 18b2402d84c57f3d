package run.empirical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that the README matches the program. */
class ReadmeTest {
  /** The target of a Markdown link or of a picture. */
  private static final Pattern LINK = Pattern.compile("(?:]\\(|src=\"|srcset=\")([^)\"]+)");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        ".github/CONTRIBUTING.md",
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
}
