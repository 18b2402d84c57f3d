package run.empirical.cli.option;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.input.IdLists;
import run.empirical.cli.input.PlaywrightReports;
import run.empirical.cli.input.TestCases;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.TestCaseList;
import run.empirical.cli.playwright.Selection;

/** The options that name lists of test cases. */
public final class ListOptions {
  @Option(
      names = IdLists.FROM,
      paramLabel = "FILE",
      description =
          "IDs, one per line, each perhaps followed by a title. Blank lines and # comments are"
              + " skipped; - is standard input. May be repeated.")
  private List<String> lists = new ArrayList<>();

  @Option(
      names = PlaywrightReports.FROM_PLAYWRIGHT,
      paramLabel = "FILE",
      description =
          "The failed tests of a Playwright report. HTML (file or folder), JSON, or .last-run.json;"
              + " - is standard input. May be repeated.")
  private List<String> reports = new ArrayList<>();

  @Option(
      names = PlaywrightReports.LAST_FAILED,
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
   * @param gated whether a gate judges the answer
   * @throws FailureException of kind {@code CONFIG} for a list that cannot be used
   */
  public TestCaseList testCases(
      List<TestCase> named, boolean gated, Host host, InputFiles inputs, Console console) {
    TestCases testCases = new TestCases();
    named.forEach(testCases::add);
    lists.forEach(list -> IdLists.read(list, inputs, testCases));
    Set<String> typed = testCases.list().stream().map(TestCase::id).collect(Collectors.toSet());
    if (haveReports()) {
      // No method takes one: picocli's reflection loads the types of parameters at each start.
      PlaywrightReports files =
          new PlaywrightReports(host, inputs, console, selections(), gated, testCases);
      for (String report : reports) {
        files.add(report);
      }
      if (lastFailed) {
        files.addLast();
      }
    }
    boolean onlyReports = named.isEmpty() && lists.isEmpty();
    boolean freshFailures = onlyReports && !selections().contains(Selection.ALL);
    return new TestCaseList(
        testCases.list(),
        typed,
        testCases.unidentified(),
        given(),
        testCases.summary(),
        freshFailures);
  }

  /** Rejects what is wrong with the options, before anything is read. */
  public void check(List<TestCase> named, Host host, InputFiles inputs) {
    if (named.isEmpty() && !given()) {
      throw FailureException.usage(
          "missing <test_case_id>; "
              + (host.terminal().input() ? "" : IdLists.FROM + " - reads IDs from standard input, ")
              + PlaywrightReports.LAST_FAILED
              + " asks about the failed tests of the last Playwright run in this folder");
    }
    if (!statuses.isEmpty() && !haveReports()) {
      throw FailureException.usage(
          "--playwright-status needs a Playwright report: add "
              + PlaywrightReports.FROM_PLAYWRIGHT
              + " or "
              + PlaywrightReports.LAST_FAILED);
    }
    claim(lists, IdLists.FROM, inputs);
    claim(reports, PlaywrightReports.FROM_PLAYWRIGHT, inputs);
  }

  /** The message for empty lists. */
  public String nothingToLookUp() {
    List<String> missing = new ArrayList<>();
    if (!lists.isEmpty()) {
      missing.add("no IDs in the list");
    }
    if (haveReports()) {
      String wanted =
          selections().contains(Selection.ALL)
              ? ""
              : selections().stream()
                  .map(Selection::toString)
                  .collect(Collectors.joining(" or ", "", " "));
      missing.add("no " + wanted + "tests in the report");
    }
    return "nothing to look up: " + String.join(", ", missing);
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
