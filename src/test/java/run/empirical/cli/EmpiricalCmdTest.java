package run.empirical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Checks the text of the launcher for Windows, on any system. */
class EmpiricalCmdTest {
  /** The value of {@code JAVA_HOME}, without any quotes in it. */
  private static final String JAVA_HOME = "%JAVA_HOME:\"=%";

  /** The name of a folder may contain blanks and {@code &}. */
  @Test
  void quotesEachPath() throws IOException {
    String text = Files.readString(Path.of("dist/empirical.cmd"));
    assertTrue(text.contains("set \"java=" + JAVA_HOME + "\\bin\\java\""), text);

    String outsideQuotes = text.replace(JAVA_HOME, "").replaceAll("\"[^\"\n]*\"", "");
    assertEquals(
        List.of("%*"),
        Pattern.compile("%\\S+").matcher(outsideQuotes).results().map(MatchResult::group).toList());
  }
}
