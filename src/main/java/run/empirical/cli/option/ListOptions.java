package run.empirical.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.input.IdLists;
import run.empirical.cli.input.TestLink;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.TestCaseList;
import run.empirical.cli.playwright.PlaywrightTests;

/** The arguments and options that name test cases, one by one or in lists. */
public final class ListOptions {
  @Parameters(
      paramLabel = "<test_case_id>",
      arity = "0..*",
      description = "Playwright's test ID, or a link with it; several are looked up at once.")
  private List<String> ids = new ArrayList<>();

  @Option(
      names = IdLists.FROM,
      paramLabel = "FILE",
      description =
          "IDs, one per line, each perhaps followed by a title. Blank lines and # comments are"
              + " skipped; - is standard input. May be repeated.")
  private List<String> lists = new ArrayList<>();

  @Option(
      names = PlaywrightTests.FROM_PLAYWRIGHT,
      paramLabel = "FILE",
      description =
          "The failed tests of a Playwright run. Its HTML report (file or folder) or"
              + " .last-run.json; - is standard input.")
  private List<String> reports = new ArrayList<>();

  @Option(
      names = PlaywrightTests.LAST_FAILED,
      description =
          "The failed tests of the last Playwright run. It is looked for in this folder and above"
              + " it in the checkout.")
  private boolean lastFailed;

  /** Whether there is any list. */
  private boolean given() {
    return !lists.isEmpty() || haveReports();
  }

  private boolean haveReports() {
    return lastFailed || !reports.isEmpty();
  }

  /**
   * All test cases without duplicates: first the arguments, then the lists.
   *
   * @param arguments what the arguments name
   * @param gated whether a gate judges the answer
   * @throws FailureException of kind {@code CONFIG} for a list that cannot be used
   */
  public TestCaseList testCases(
      List<TestLink> arguments, boolean gated, Host host, InputFiles inputs, Console console) {
    List<TestCase> typed =
        arguments.stream().map(argument -> TestCase.of(argument.testCaseId())).toList();
    Set<String> ids = typed.stream().map(TestCase::id).collect(Collectors.toSet());
    TestCaseList all = TestCaseList.of(typed, ids, /* fromList= */ false);
    for (String list : lists) {
      all = all.plus(IdLists.read(list, host, inputs, console));
    }
    PlaywrightTests playwright = new PlaywrightTests(host, inputs, console, gated);
    for (String report : reports) {
      all = all.plus(playwright.of(report));
    }
    return lastFailed ? all.plus(playwright.ofLastRun()) : all;
  }

  /**
   * The test cases given as IDs and links. Lists and reports are not read yet.
   *
   * @throws FailureException of kind {@code USAGE} if they or the options are wrong
   */
  public List<TestLink> arguments(Host host, InputFiles inputs) {
    if (ids.isEmpty() && !given()) {
      throw FailureException.usage(
          "no test case given: pass an ID or link, "
              + PlaywrightTests.LAST_FAILED
              + " or "
              + IdLists.FROM
              + (host.terminal().input() ? " FILE" : " -"));
    }
    if (reports.size() > 1) {
      throw FailureException.usage(PlaywrightTests.FROM_PLAYWRIGHT + " can be given only once");
    }
    if (lastFailed && !reports.isEmpty()) {
      throw FailureException.usage(
          PlaywrightTests.FROM_PLAYWRIGHT
              + " and "
              + PlaywrightTests.LAST_FAILED
              + " cannot be used together");
    }
    claim(lists, IdLists.FROM, inputs);
    claim(reports, PlaywrightTests.FROM_PLAYWRIGHT, inputs);
    try {
      return ids.stream().map(argument -> TestLink.ofArgument(argument.strip())).toList();
    } catch (IllegalArgumentException e) {
      throw FailureException.usage(String.valueOf(e.getMessage()));
    }
  }

  /** The message for empty lists. */
  public String nothingToLookUp() {
    if (!haveReports()) {
      return "nothing to look up: no IDs in the list";
    }
    return "nothing to look up: no failed tests in the report";
  }

  private static void claim(List<String> files, String option, InputFiles inputs) {
    files.forEach(file -> inputs.claim(file, option));
    if (files.stream().filter(InputFiles.DASH::equals).count() > 1) {
      throw FailureException.usage(option + " - reads standard input, which can be read only once");
    }
  }
}
