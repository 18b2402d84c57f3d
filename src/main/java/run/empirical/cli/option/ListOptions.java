package run.empirical.cli.option;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.ReportSummary;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.TestCaseList;
import run.empirical.cli.playwright.Selection;

/** The options that name lists of test cases. */
public final class ListOptions {
  static final String FROM = "--from";

  @Option(
      names = FROM,
      paramLabel = "FILE",
      description =
          "IDs, one per line, each perhaps followed by a title; blank lines and # comments are"
              + " skipped; - is standard input. May be repeated.")
  private List<String> lists = new ArrayList<>();

  @Option(
      names = PlaywrightReports.FROM_PLAYWRIGHT,
      paramLabel = "FILE",
      description =
          "The failed tests of a Playwright report: HTML (file or folder), JSON, or .last-run.json;"
              + " - is standard input. May be repeated.")
  private List<String> reports = new ArrayList<>();

  @Option(
      names = PlaywrightReports.LAST_FAILED,
      description =
          "The failed tests of the last Playwright run in this folder or above it in the checkout.")
  private boolean lastFailed;

  @Option(
      names = {"-g", "--grep"},
      paramLabel = "REGEX",
      converter = Converters.IntactText.class,
      description = "Of the report's tests, those that npx playwright test -g REGEX would run.")
  private @Nullable String grep;

  @Option(
      names = "--playwright-status",
      paramLabel = "STATUS[,STATUS]",
      converter = Converters.Statuses.class,
      completionCandidates = Converters.Statuses.class,
      description =
          "Which of the report's tests: ${COMPLETION-CANDIDATES} (default: failed); all is without"
              + " those marked as skipped.")
  private @Nullable PlaywrightStatuses statuses;

  /** Whether there is any list. */
  private boolean given() {
    return !lists.isEmpty() || haveReports();
  }

  private boolean haveReports() {
    return lastFailed || !reports.isEmpty();
  }

  /**
   * All test cases without secrets and duplicates: first the arguments, then the lists.
   *
   * @throws FailureException of kind {@code CONFIG} for a list that cannot be used or has the key
   */
  public TestCaseList testCases(
      List<TestCase> named, Host host, InputFiles inputs, Console console) {
    TestCases testCases = new TestCases(host.secrets());
    Set<String> typed = new HashSet<>();
    for (TestCase testCase : named) {
      testCases.add(testCase);
      typed.add(testCase.id());
    }
    if (!lists.isEmpty()) {
      new IdLists(testCases).add(lists, inputs, console);
    }
    List<LookUp> unidentified = List.of();
    ReportSummary summary = null;
    if (haveReports()) {
      // No method takes one: picocli's reflection loads the types of parameters at each start.
      PlaywrightReports files =
          new PlaywrightReports(host, inputs, console, selections(), grep, testCases);
      for (String report : reports) {
        files.add(report);
      }
      if (lastFailed) {
        files.addLast();
      }
      unidentified = files.unidentified();
      summary = files.summary();
    }
    boolean onlyReports = named.isEmpty() && lists.isEmpty();
    boolean freshFailures = onlyReports && !selections().contains(Selection.ALL);
    return new TestCaseList(testCases.list(), typed, unidentified, given(), summary, freshFailures);
  }

  /** Rejects what is wrong with the options, before anything is read. */
  public void check(List<TestCase> named, InputFiles inputs) {
    if (named.isEmpty() && !given()) {
      throw FailureException.usage(
          "missing <test_case_id>; "
              + PlaywrightReports.LAST_FAILED
              + " asks about the failed tests of the last Playwright run in this folder");
    }
    if ((statuses != null || grep != null) && !haveReports()) {
      throw FailureException.usage(
          (statuses != null ? "--playwright-status" : "--grep")
              + " needs a Playwright report: add "
              + PlaywrightReports.FROM_PLAYWRIGHT
              + " or "
              + PlaywrightReports.LAST_FAILED);
    }
    if (grep != null) {
      Object unused = PlaywrightReports.parse(grep);
    }
    claim(lists, FROM, inputs);
    claim(reports, PlaywrightReports.FROM_PLAYWRIGHT, inputs);
  }

  /** The message for empty lists. */
  public String nothingToLookUp() {
    List<String> reasons = new ArrayList<>();
    lists.forEach(list -> reasons.add(InputFiles.name(list) + " has no IDs"));
    String tests = " has no " + wanted() + "tests" + (grep == null ? "" : " that --grep picks");
    reports.forEach(report -> reasons.add(InputFiles.name(report) + tests));
    if (lastFailed) {
      reasons.add("the last run" + tests);
    }
    return "nothing to look up: " + String.join(", ", reasons);
  }

  private static void claim(List<String> files, String option, InputFiles inputs) {
    files.forEach(file -> inputs.claim(file, option));
    if (files.stream().filter(InputFiles.DASH::equals).count() > 1) {
      throw FailureException.usage(option + " - reads standard input, which can be read only once");
    }
  }

  private Set<Selection> selections() {
    return statuses == null ? Set.of(Selection.FAILED) : statuses.selections();
  }

  /** The selected tests, in a word or two. */
  private String wanted() {
    return selections().contains(Selection.ALL)
        ? ""
        : selections().stream()
            .map(selection -> selection.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" or ", "", " "));
  }

  /** The value of {@code --playwright-status}. */
  record PlaywrightStatuses(Set<Selection> selections) {}
}
