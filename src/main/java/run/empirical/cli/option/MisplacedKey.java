package run.empirical.cli.option;

import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import run.empirical.cli.host.Secrets;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.TestCase;

/** Detects the API key in the wrong place, where it would be shown or stored. */
public final class MisplacedKey {
  /** A longer text without the characters of a path or host name could be a key. */
  private static final int LONGEST_NAME = 20;

  private static final String MARKS_OF_A_PATH = "/\\.";

  private MisplacedKey() {}

  /**
   * Refuses the key in an argument or in the value of an option.
   *
   * @throws FailureException of kind {@code USAGE}
   */
  public static void refuse(ParseResult arguments, Secrets secrets) {
    for (ArgSpec argument : arguments.matchedArgs()) {
      for (String value : argument.originalStringValues()) {
        if (secrets.hasKey(value)) {
          String name =
              argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
          throw FailureException.usage(
              "the value of "
                  + name
                  + " contains the API key; other users can see the arguments of a program");
        }
      }
    }
  }

  /**
   * Refuses the key among test case IDs.
   *
   * @throws FailureException of kind {@code CONFIG}
   */
  static void refuse(List<TestCase> testCases, Secrets secrets) {
    for (TestCase testCase : testCases) {
      if (secrets.hasKey(testCase.id())) {
        throw FailureException.config("one of the test case IDs contains the API key");
      }
    }
  }

  /** Whether an invalid value could be a key, so that messages must not show it. */
  public static boolean maybe(String text) {
    return text.length() > LONGEST_NAME
        && text.chars().noneMatch(c -> MARKS_OF_A_PATH.indexOf(c) >= 0);
  }
}
