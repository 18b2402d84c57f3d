package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.Cli;
import run.empirical.cli.Golden;
import run.empirical.cli.Outcome;

/** The help that is drawn from declarations. */
class HelpTest {
  private static final Golden GOLDEN = new Golden("help");

  @ParameterizedTest
  @CsvSource({
    "--help, empirical.txt",
    "last-pass -h, last-pass-short.txt",
    "last-pass --help, last-pass.txt",
    "sandbox --help, sandbox.txt",
    "completion --help, completion.txt",
    "help --help, help.txt",
    "help exit-codes, exit-codes.txt"
  })
  void printsTheWholePage(String arguments, String file) throws IOException {
    GOLDEN.check(file, printed(arguments.split(" ")));
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
