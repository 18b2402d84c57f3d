package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.Cli;
import run.empirical.cli.Outcome;

class NearMissTest {
  private static final String KEY = "; the API key is read from EMPIRICALRUN_KEY or --key-file";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "last-pass t --api-key x | there is no option or argument '--api-key'" + KEY,
        "last-pass t --key=x | there is no option or argument '--key'" + KEY,
        "last-pass t --format json | there is no option or argument '--format'; did you mean"
            + " --output?",
      })
  void suggestsTheEquivalentOfASimilarToolsOption(String arguments, String message) {
    assertEquals(
        new Outcome(2, "", "empirical: " + message + "\nTry 'empirical last-pass --help'.\n"),
        new Cli().run(arguments.split(" ", -1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--days 3 last-pass t | there is no option or argument '--days'; it goes after the command:"
            + " empirical last-pass --days",
        "a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee | there is no command"
            + " 'a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee'; did you mean empirical last-pass"
            + " a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee?",
      })
  void suggestsAMissingCommand(String arguments, String message) {
    assertEquals(
        new Outcome(2, "", "empirical: " + message + "\nTry 'empirical --help'.\n"),
        new Cli().run(arguments.split(" ", -1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "last-pass t --json environment_id,test_run_id",
        "last-pass --json data t",
        "last-pass t --json=data"
      })
  void rejectsFieldsAfterJson(String arguments) {
    assertEquals(
        new Outcome(
            2,
            "",
            "empirical: --json takes no value; to pick fields, use --jq, such as --jq"
                + " .data[].environment_id\nTry 'empirical last-pass --help'.\n"),
        new Cli().run(arguments.split(" ", -1)));
  }
}
