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
  /** The exit status is that of the last command: with another one, every gate would be met. */
  @Test
  void endsWithTheCallOfJava() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("dist/empirical.cmd"));
    String last = lines.get(lines.size() - 1);
    assertTrue(last.matches("\"%java%\"( -XX:\\S+)* -jar \"%home%empirical\\.jar\" %\\*"), last);
  }

  /** The name of a folder may contain blanks and {@code &}, and its variable quotation marks. */
  @Test
  void quotesEachPath() throws IOException {
    String text = String.join("\n", Files.readAllLines(Path.of("dist/empirical.cmd")));
    String unquoted = "if defined JAVA_HOME set \"JAVA_HOME=%JAVA_HOME:\"=%\"";
    String java = "if defined JAVA_HOME set \"java=%JAVA_HOME%\\bin\\java\"";
    assertTrue(text.contains(unquoted + "\n" + java), text);

    String outsideQuotes = text.replace(unquoted, "").replaceAll("\"[^\"\n]*\"", "");
    assertEquals(
        List.of("%*"),
        Pattern.compile("%\\S+").matcher(outsideQuotes).results().map(MatchResult::group).toList());
  }
}
