package run.empirical.cli.playwright;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.PlaywrightRun;
import run.empirical.cli.model.TestCase;

/**
 * The content of a Playwright report: a JSON report, an HTML report, or a {@code .last-run.json}.
 *
 * @param kind what the report tells
 * @param tests in the report's order, with titles unless it is a {@code .last-run.json}
 * @param startedAt when the run began; null if unknown
 * @param errors the number of errors outside any test
 * @param firstError the first line of the first error; null if there is none or it has no message
 */
public record PlaywrightReport(
    Kind kind,
    List<ReportedTest> tests,
    @Nullable Instant startedAt,
    int errors,
    @Nullable String firstError) {
  /** What a report tells. */
  public enum Kind {
    /** All tests of a run, with their outcomes. */
    RUN,
    /** Tests of which none ran: Playwright's {@code --list} writes such reports. */
    LIST,
    /** Only the failed tests of a run, from Playwright 1.63 on with those that did not run. */
    FAILED_ONLY
  }

  /**
   * The selected tests; of a list all but those marked as skipped.
   *
   * @throws UnusableReportException if the report does not have them
   */
  public List<ReportedTest> select(Set<Selection> selections) throws UnusableReportException {
    if (kind == Kind.FAILED_ONLY && !selections.equals(Set.of(Selection.FAILED))) {
      throw new UnusableReportException(
          "lists only failed tests; use an HTML or JSON report for others");
    }
    Set<Selection> selected = selected(selections);
    return tests.stream()
        .filter(test -> selected.stream().anyMatch(one -> one.selects(test.outcome())))
        .toList();
  }

  /** The number of tests that are marked as skipped and therefore not selected. */
  public int leftOut(Set<Selection> selections) {
    return selected(selections).contains(Selection.ALL) ? count(Outcome.SKIPPED) : 0;
  }

  private Set<Selection> selected(Set<Selection> selections) {
    return kind == Kind.LIST ? Set.of(Selection.ALL) : selections;
  }

  /** What the report says about its run; null if it is a list. */
  public @Nullable PlaywrightRun summary() {
    return switch (kind) {
      case LIST -> null;
      case FAILED_ONLY -> new PlaywrightRun(startedAt, null, null, null);
      case RUN ->
          new PlaywrightRun(
              startedAt, tests.size(), count(Outcome.UNEXPECTED), count(Outcome.DID_NOT_RUN));
    };
  }

  /** The failed tests in words: {@code 6 of 40 tests failed, 30 did not run}. */
  public String summaryInWords() {
    String all = tests.size() + (tests.size() == 1 ? " test" : " tests");
    if (kind == Kind.FAILED_ONLY) {
      return all + " failed or did not run";
    }
    int didNotRun = count(Outcome.DID_NOT_RUN);
    return count(Outcome.UNEXPECTED)
        + " of "
        + all
        + " failed"
        + (didNotRun == 0 ? "" : ", " + didNotRun + " did not run");
  }

  /** This report with other test cases. */
  public PlaywrightReport with(UnaryOperator<TestCase> testCases) {
    List<ReportedTest> others =
        tests.stream()
            .map(test -> new ReportedTest(testCases.apply(test.testCase()), test.outcome()))
            .toList();
    return new PlaywrightReport(kind, others, startedAt, errors, firstError);
  }

  /**
   * What this report and another file of the same run say together: a test has failed if one of
   * them says so. A list of failed tests also has tests that are marked as skipped or did not run;
   * those that this report has as such did not fail.
   */
  public PlaywrightReport plus(PlaywrightReport other) {
    Set<String> failed = other.failed();
    if (other.kind == Kind.FAILED_ONLY) {
      tests.stream()
          .filter(test -> test.outcome().isSkipped())
          .forEach(test -> failed.remove(test.testCase().id()));
    }
    Set<String> known = new HashSet<>();
    List<ReportedTest> all = new ArrayList<>();
    for (ReportedTest test : tests) {
      String id = test.testCase().id();
      known.add(id);
      all.add(failed.contains(id) ? new ReportedTest(test.testCase(), Outcome.UNEXPECTED) : test);
    }
    // If it has not, its failed tests without an ID are among those that this report has.
    boolean hasMoreFailed =
        other.count(Outcome.UNEXPECTED) > count(Outcome.UNEXPECTED)
            || !failed().containsAll(other.failed());
    other.tests.stream()
        .filter(
            test ->
                test.testCase().hasId()
                    ? !known.contains(test.testCase().id())
                    : test.outcome() == Outcome.UNEXPECTED && hasMoreFailed)
        .forEach(all::add);
    PlaywrightReport failing = errors == 0 && other.kind == Kind.RUN ? other : this;
    return new PlaywrightReport(kind, all, startedAt, failing.errors, failing.firstError);
  }

  /** Whether this report names each failed test of another one as failed, as far as it has IDs. */
  public boolean namesFailuresOf(PlaywrightReport other) {
    boolean hasIds = tests.stream().allMatch(test -> test.testCase().hasId());
    return !hasIds || failed().containsAll(other.failed());
  }

  /** The IDs of the failed tests. */
  private Set<String> failed() {
    return tests.stream()
        .filter(test -> test.outcome() == Outcome.UNEXPECTED && test.testCase().hasId())
        .map(test -> test.testCase().id())
        .collect(Collectors.toCollection(HashSet::new));
  }

  int count(Outcome outcome) {
    return (int) tests.stream().filter(test -> test.outcome() == outcome).count();
  }
}
