package run.empirical.cli.option;

import java.util.ArrayList;
import java.util.EnumSet;
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
import run.empirical.cli.playwright.Selection;

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
          "The failed tests of a Playwright report. HTML (file or folder), JSON, or .last-run.json;"
              + " - is standard input. May be repeated.")
  private List<String> reports = new ArrayList<>();

  @Option(
      names = PlaywrightTests.LAST_FAILED,
      description =
          "The failed tests of the last Playwright run. It is looked for in this folder and above"
              + " it in the checkout.")
  private boolean lastFailed;

  @Option(
      names = "--playwright-status",
      paramLabel = "STATUS[,STATUS]",
      split = " *, *",
      hideParamSyntax = true,
      description =
          "Which of the report's tests: ${COMPLETION-CANDIDATES} (default: failed); all is without"
              + " those marked as skipped.")
  private Set<Selection> statuses = EnumSet.noneOf(Selection.class);

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
    if (haveReports()) {
      PlaywrightTests tests = new PlaywrightTests(host, inputs, console, selections(), gated);
      for (String report : reports) {
        all = all.plus(tests.of(report));
      }
      all = lastFailed ? all.plus(tests.ofLastRun()) : all;
    }
    return all;
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
    if (!statuses.isEmpty() && !haveReports()) {
      throw FailureException.usage(
          "--playwright-status needs a Playwright report: add "
              + PlaywrightTests.FROM_PLAYWRIGHT
              + " or "
              + PlaywrightTests.LAST_FAILED);
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
    String wanted =
        selections().contains(Selection.ALL)
            ? ""
            : selections().stream()
                .map(Selection::toString)
                .collect(Collectors.joining(" or ", "", " "));
    return "nothing to look up: no " + wanted + "tests in the report";
  }

  private static void claim(List<String> files, String option, InputFiles inputs) {
    files.forEach(file -> inputs.claim(file, option));
    if (files.stream().filter(InputFiles.DASH::equals).count() > 1) {
      throw FailureException.usage(option + " - reads standard input, which can be read only once");
    }
  }

  private Set<Selection> selections() {
    return statuses.isEmpty() ? Set.of(Selection.FAILED) : statuses;
  }
}
