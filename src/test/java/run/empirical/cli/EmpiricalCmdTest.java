package run.empirical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Checks the text of the launcher for Windows, on any system. {@code WindowsIT} runs it. */
class EmpiricalCmdTest {
  private static final Path LAUNCHER = Path.of("dist/empirical.cmd");

  /**
   * Another last command would decide the exit status, and {@code ||} and {@code &&} do not see the
   * one of {@code exit /b}.
   */
  @Test
  void endsWithTheCallOfJava() throws IOException {
    List<String> lines = Files.readAllLines(LAUNCHER);
    String last = lines.get(lines.size() - 1);
    assertTrue(
        last.matches(
            "if defined _error \\(call :fail\\) else \"%_java%\"( -X\\S+)* -jar \"%_jar%\" %\\*"),
        last);
  }

  /** The name of a folder may contain blanks and {@code &}, and a variable quotation marks. */
  @Test
  void quotesEachPath() throws IOException {
    String text = Files.readString(LAUNCHER);
    for (String name : List.of("JAVA_HOME", "PATH")) {
      String unquoted = "=%" + name + ":\"=%\"";
      assertTrue(text.contains(unquoted), text);
      text = text.replace(unquoted, "\"");
    }
    String outsideQuotes = text.replaceAll("(?m)^rem .*", "").replaceAll("\"[^\"\n]*\"", "");
    assertEquals(List.of("%*"), matches("(?<!%)%[^%\\s]\\S*", outsideQuotes));
  }

  /**
   * For a caller that has this file's name in quotation marks and finds it on the PATH, {@code
   * %~dp0} is the working folder, except in a subroutine.
   */
  @Test
  void findsItsFolderInASubroutine() throws IOException {
    List<String> lines = Files.readAllLines(LAUNCHER);
    int subroutine = lines.indexOf(":find");
    int end = lines.indexOf(":start");
    assertTrue(lines.indexOf("goto start") < subroutine && subroutine < end, lines.toString());
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      assertTrue(
          !line.contains("%~dp0") || line.startsWith("rem ") || (subroutine < i && i < end), line);
    }
  }

  /** Between labels, cmd.exe reads other lines wrongly, and other characters by the code page. */
  @Test
  void isAsciiWithTheLineBreaksOfWindows() throws IOException {
    String text = Files.readString(LAUNCHER, StandardCharsets.US_ASCII);
    assertEquals(text, String.join("\r\n", text.split("\r?\n")) + "\r\n");
    assertEquals(List.of(), matches("[^\\p{ASCII}]", text));
  }

  /** Without some of them, warnings of the JVM go to standard output. */
  @Test
  void givesJavaTheSameOptionsAsTheOtherLaunchers() throws IOException {
    List<String> options = options(LAUNCHER);
    assertEquals(options(Path.of("dist/empirical")), options);
    assertEquals(options(Path.of("dist/npm/program.js")), options);
  }

  private static List<String> options(Path launcher) throws IOException {
    return matches("(?<=[ '])-X[^\\s']+(?=[\\s'])", Files.readString(launcher));
  }

  private static List<String> matches(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(MatchResult::group).toList();
  }
}
