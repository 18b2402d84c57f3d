package run.empirical.cli.option;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.TestCases;
import run.empirical.cli.option.ReportFiles.Named;
import run.empirical.cli.playwright.PlaywrightReport;
import run.empirical.cli.playwright.Selection;

/** The options that name lists of test cases. */
public final class ListOptions {
  private static final String FROM = "--from";

  @Option(
      names = FROM,
      paramLabel = "FILE",
      description = {
        "IDs, one on each line, perhaps a tab and a title; blank lines and # comments are skipped;"
            + " - is standard input. May be repeated."
      })
  private List<String> lists = new ArrayList<>();

  @Option(
      names = ReportFiles.FROM_PLAYWRIGHT,
      paramLabel = "FILE",
      description =
          "The failed tests of a Playwright report: HTML (file or folder), JSON, or .last-run.json;"
              + " - is standard input. May be repeated.")
  private List<String> reports = new ArrayList<>();

  @Option(
      names = ReportFiles.LAST_FAILED,
      description = "The failed tests of the last Playwright run in this folder.")
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
      description = "Which of the report's tests: ${COMPLETION-CANDIDATES} (default: failed).")
  private @Nullable PlaywrightStatuses statuses;

  /** Whether there is any list. */
  public boolean given() {
    return !lists.isEmpty() || haveReports();
  }

  private boolean haveReports() {
    return lastFailed || !reports.isEmpty();
  }

  /**
   * All test cases, without duplicates: first the arguments, then the lists.
   *
   * @throws FailureException of kind {@code CONFIG} for a list that cannot be used, of kind {@code
   *     USAGE} when there is neither an argument nor a list
   */
  public TestCaseList testCases(
      List<TestCase> named, Host host, InputFiles inputs, Console console) {
    check(named);
    claim(lists, FROM, inputs);
    claim(reports, ReportFiles.FROM_PLAYWRIGHT, inputs);
    TestCases all = new TestCases();
    named.forEach(all::add);
    lists.forEach(list -> readIds(list, inputs, all::add));
    List<LookUp> unidentified = new ArrayList<>();
    Instant runStart = null;
    for (Named read : read(host, inputs, console)) {
      read.report().testCases().forEach(all::add);
      read.report().unidentified().forEach(test -> unidentified.addAll(failed(read, test)));
      runStart = earlier(runStart, read.report().run().startTime());
    }
    return new TestCaseList(all, unidentified, runStart);
  }

  private void check(List<TestCase> named) {
    if (named.isEmpty() && !given()) {
      throw FailureException.usage(
          "missing <test_case_id>; "
              + ReportFiles.LAST_FAILED
              + " asks about the failed tests of the last Playwright run in this folder");
    }
    if (statuses != null && !haveReports()) {
      throw needsReport("--playwright-status");
    }
    if (grep != null && !haveReports()) {
      throw needsReport("--grep");
    }
  }

  private static FailureException needsReport(String option) {
    return FailureException.usage(
        option
            + " has no meaning without "
            + ReportFiles.FROM_PLAYWRIGHT
            + " or "
            + ReportFiles.LAST_FAILED);
  }

  private List<Named> read(Host host, InputFiles inputs, Console console) {
    if (!haveReports()) {
      return List.of();
    }
    ReportFiles files = new ReportFiles(host, inputs, console, selections(), grep);
    List<Named> read = new ArrayList<>();
    reports.forEach(report -> read.add(files.read(report)));
    if (lastFailed) {
      read.add(files.readLast());
    }
    return read;
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

  private static void readIds(String file, InputFiles inputs, Consumer<TestCase> testCases) {
    String name = InputFiles.name(file);
    try (InputStream in = inputs.open(file, FROM, IdList.LARGEST)) {
      IdList.read(in, testCases);
    } catch (IdList.MalformedException e) {
      throw unusable(name + ": " + e.getMessage());
    } catch (IOException e) {
      throw unusable("cannot read " + name + ": " + IoProblem.of(e));
    }
  }

  private static List<LookUp> failed(Named read, PlaywrightReport.Unidentified unidentified) {
    String message = read.subject() + ": " + unidentified.problem();
    return Collections.nCopies(
        unidentified.tests(),
        LookUp.failed(
            TestCase.withoutId(unidentified.title()), Failure.of(ErrorKind.CONFIG, message)));
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
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

  private static FailureException unusable(String problem) {
    return new FailureException(ErrorKind.CONFIG, FROM + ": " + problem);
  }

  /** The value of {@code --playwright-status}. */
  record PlaywrightStatuses(Set<Selection> selections) {}
}
