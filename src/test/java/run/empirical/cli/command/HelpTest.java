package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import run.empirical.cli.Cli;
import run.empirical.cli.Golden;
import run.empirical.cli.Outcome;
import run.empirical.cli.lookup.FailureStreak;
import run.empirical.cli.lookup.RateLimit;
import run.empirical.cli.model.Assumptions;

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
    GOLDEN.check(pages);
  }

  @Test
  void withoutACommandPrintsThatOfTheProgram() {
    assertEquals(printed("--help"), printed());
  }

  /** Topics are plain text, so that a page on GitHub is what the program prints. */
  @Test
  void topicsHaveTheValuesOfConstants() {
    String exitCodes = printed("help", "exit-codes").replaceAll("\\s+", " ");
    String silence = "more than " + RateLimit.MAX_SILENCE.toMinutes() + " minutes old";
    assertTrue(exitCodes.contains(silence), silence);
    String streak = "after " + FailureStreak.MAX_IN_A_ROW + " failures in a row";
    assertTrue(exitCodes.contains(streak), streak);
    for (String topic : List.of("gating", "deploying")) {
      String page = printed("help", topic).replaceAll("\\s+", " ");
      String lag = "up to " + Assumptions.LAG + " after its test run has ended";
      assertTrue(page.contains(lag), topic + ": " + lag);
    }
  }

  private static String printed(String... arguments) {
    Outcome outcome = new Cli().run(arguments);
    assertEquals(new Outcome(0, outcome.out(), ""), outcome);
    return outcome.out();
  }
}
