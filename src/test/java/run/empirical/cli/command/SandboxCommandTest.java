package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.Cli;
import run.empirical.cli.Outcome;

/** What the sandbox prints when it has started. */
class SandboxCommandTest {
  @ParameterizedTest
  @CsvSource({
    "sandbox, invented data, a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee",
    "sandbox --data -, passes from standard input, ID"
  })
  void saysWhatItServesAndHowToTryIt(String command, String data, String id) {
    Thread.currentThread().interrupt();
    Outcome outcome = new Cli().input("{}").run(command.split(" "));

    assertEquals(
        new Outcome(
            130,
            outcome.out(),
            """
            empirical: the sandbox serves %s until it is interrupted (Ctrl-C); to try it:
              EMPIRICAL_API_URL=%s EMPIRICALRUN_KEY=any \\
                  empirical last-pass %s
            """
                .formatted(data, outcome.out().strip(), id)),
        outcome);
  }
}
