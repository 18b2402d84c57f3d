package run.empirical.cli.option;

import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import run.empirical.cli.host.EnvironmentKey;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.FailureException;

/** Detects the API key in the wrong place, where it would be shown or stored. */
public final class MisplacedKey {
  /** A longer text without the characters of a path or host name could be a key. */
  private static final int LONGEST_NAME = 20;

  private static final String MARKS_OF_A_PATH = "/\\.";

  private MisplacedKey() {}

  /**
   * Refuses the key as an argument or as the value of an option.
   *
   * @throws FailureException of kind {@code USAGE}
   */
  public static void refuse(ParseResult arguments, EnvironmentKey key) {
    for (ArgSpec argument : arguments.matchedArgs()) {
      for (String value : argument.originalStringValues()) {
        if (key.is(value) || key.is(value.substring(value.indexOf('=') + 1))) {
          String name =
              argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
          throw FailureException.usage(
              "the value of "
                  + name
                  + " is the API key itself; other users can see the arguments of a program");
        }
      }
    }
  }

  /** The failure for a list with the key in place of an ID. */
  public static FailureException amongTestCases() {
    return new FailureException(ErrorKind.CONFIG, "one of the test case IDs is the API key itself");
  }

  /** Whether an invalid value could be a key, so that messages must not show it. */
  public static boolean maybe(String text) {
    return text.length() > LONGEST_NAME
        && text.chars().noneMatch(c -> MARKS_OF_A_PATH.indexOf(c) >= 0);
  }
}
