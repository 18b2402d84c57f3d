package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import run.empirical.cli.Cli;
import run.empirical.cli.Outcome;

/**
 * The help that is drawn from declarations, as in {@code src/test/resources/golden/help.txt}. To
 * accept a change, run with {@code -Dgolden.update=true} and read the difference.
 */
class HelpTest {
  private static final Path FILE = Path.of("src/test/resources/golden/help.txt");

  private static final List<String> PAGES =
      List.of(
          "--help",
          "last-pass -h",
          "last-pass --help",
          "sandbox --help",
          "completion --help",
          "help --help",
          "help exit-codes");

  @Test
  void printsTheWholeHelp() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String page : PAGES) {
      all.append("=== ").append(page).append('\n').append(printed(page.split(" ")));
    }
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(FILE, all);
    }
    assertEquals(Files.readString(FILE), all.toString());
  }

  @Test
  void withoutACommandPrintsThatOfTheProgram() {
    assertEquals(printed("--help"), printed());
  }

  private static String printed(String... arguments) {
    Outcome outcome = new Cli().run(arguments);
    assertEquals(new Outcome(0, outcome.out(), ""), outcome);
    return outcome.out();
  }
}
