package run.empirical.cli.input;

import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.model.Dashboard;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.TestCaseList;

/**
 * Where the test cases of a run come from.
 *
 * @param arguments the IDs and links among the arguments
 * @param lists the files of {@code --from}
 * @param report the file of {@code --from-playwright}; null without it
 * @param lastFailed whether {@code --last-failed} is given
 */
public record TestCaseSources(
    List<TestReference> arguments,
    List<String> lists,
    @Nullable String report,
    boolean lastFailed) {
  /**
   * Reads all test cases, each ID once: first the arguments, then the lists, then the report.
   *
   * @param gated whether a gate judges the answer
   * @throws FailureException of kind {@code CONFIG} for a list or report that cannot be used
   */
  public TestCaseList read(boolean gated, Host host, InputFiles inputs, Console console) {
    TestCaseList all =
        TestCaseList.ofArguments(
            arguments.stream().map(argument -> TestCase.of(argument.testCaseId())).toList());
    for (String list : lists) {
      all = all.plus(IdList.read(list, gated, host, inputs, console));
    }
    FailedTestCases playwright = new FailedTestCases(host, inputs, console, gated);
    if (report != null) {
      all = all.plus(playwright.of(report));
    }
    return lastFailed ? all.plus(playwright.ofLastRun()) : all;
  }

  /** The first dashboard that one of the arguments links to; null if there is none. */
  public @Nullable Dashboard dashboard() {
    for (TestReference argument : arguments) {
      if (argument.dashboard() != null) {
        return argument.dashboard();
      }
    }
    return null;
  }
}
