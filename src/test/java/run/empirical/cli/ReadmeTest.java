package run.empirical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import run.empirical.cli.model.ExitStatus;

/** Checks that the README matches the program. */
class ReadmeTest {
  private static final String BEGIN =
      "<!-- exit-status: generated from ExitStatus, checked by ReadmeTest -->\n";
  private static final String END = "<!-- exit-status: end -->\n";

  @Test
  void exitStatusTableIsTheOneInTheCode() throws IOException {
    StringBuilder table = new StringBuilder("| Status | Kind | When |\n| --- | --- | --- |\n");
    for (ExitStatus status : ExitStatus.values()) {
      String kind = status.kind().isEmpty() ? "" : "`" + status.kind() + "`";
      table.append("| %d | %s | %s |\n".formatted(status.code(), kind, status.when()));
    }
    String readme = Files.readString(Path.of("README.md"));
    int begin = readme.indexOf(BEGIN) + BEGIN.length();
    assertEquals(table.toString(), readme.substring(begin, readme.indexOf(END)));
  }
}
