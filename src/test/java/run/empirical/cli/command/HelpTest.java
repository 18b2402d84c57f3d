package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import run.empirical.cli.Cli;
import run.empirical.cli.Golden;
import run.empirical.cli.Outcome;

/** The help pages that are generated from the declarations of commands and options. */
class HelpTest {
  private static final Golden GOLDEN = new Golden("help");

  @Test
  void printsTheWholePages() throws IOException {
    Map<String, String> pages = new TreeMap<>();
    pages.put("empirical.txt", printed("--help"));
    for (String command : Cli.commands()) {
      String page = printed(command, "--help");
      pages.put(command + ".txt", page);
      String shortPage = printed(command, "-h");
      if (!shortPage.equals(page)) {
        pages.put(command + "-short.txt", shortPage);
      }
    }
    pages.put("exit-codes.txt", printed("help", "exit-codes"));
    GOLDEN.check(pages);
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
