package run.empirical.cli.option;

import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import run.empirical.cli.host.EnvironmentKey;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.FailureException;

/** Finds the API key where something else is wanted, which would be shown or written down. */
public final class MisplacedKey {
  /** What has more characters and none of a path or a host name may be a key. */
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

  /** What is said of a list that has the key where an ID is wanted. */
  public static FailureException amongTestCases() {
    return new FailureException(ErrorKind.CONFIG, "one of the test case IDs is the API key itself");
  }

  /** Whether a text that means nothing in its place may be a key, and is better not shown. */
  public static boolean maybe(String text) {
    return text.length() > LONGEST_NAME
        && text.chars().noneMatch(c -> MARKS_OF_A_PATH.indexOf(c) >= 0);
  }
}
