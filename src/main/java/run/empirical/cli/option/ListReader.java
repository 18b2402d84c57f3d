package run.empirical.cli.option;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.host.Secrets;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.ReportSummary;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.TestCaseList;
import run.empirical.cli.option.PlaywrightReports.Named;
import run.empirical.cli.playwright.PlaywrightReport;

/** Gathers the test cases of one run from its arguments, lists and reports. */
final class ListReader {
  private final InputFiles inputs;
  private final Secrets secrets;
  private final Map<String, TestCase> testCases = new LinkedHashMap<>();
  private final List<LookUp> unidentified = new ArrayList<>();
  private @Nullable ReportSummary summary;
  private int fromLists;
  private int unlikeIds;
  private @Nullable String firstUnlikeId;

  /**
   * Begins with the test cases that are named as arguments.
   *
   * @param inputs opens the lists
   * @param secrets what no title and no message may show
   */
  ListReader(List<TestCase> named, InputFiles inputs, Secrets secrets) {
    this.inputs = inputs;
    this.secrets = secrets;
    named.forEach(this::add);
  }

  /** Adds a test case. An existing one only gains what it lacks. */
  private void add(TestCase testCase) {
    testCases.merge(testCase.id(), testCase.redacted(secrets::redact), TestCase::completedBy);
  }

  /** Adds the test cases of a list. */
  void readIds(String file) {
    String name = InputFiles.name(file);
    try (InputStream in = inputs.open(file, ListOptions.FROM, IdList.LARGEST)) {
      IdList.read(in, entry -> addFromList(name, entry));
    } catch (IdList.MalformedException e) {
      throw unusable(name + ": " + e.getMessage());
    } catch (IOException e) {
      throw unusable("cannot read " + name + ": " + IoProblem.of(e));
    }
  }

  private void addFromList(String list, IdList.Entry entry) {
    add(entry.testCase());
    fromLists++;
    if (!entry.testCase().looksLikePlaywright()) {
      unlikeIds++;
      firstUnlikeId =
          firstUnlikeId == null ? "line " + entry.line() + " of " + list : firstUnlikeId;
    }
  }

  /** Warns of IDs in the lists that do not look like Playwright's; quotes none, it may be a key. */
  void warn(Console console) {
    if (firstUnlikeId != null) {
      console.warning(
          unlikeIds
              + " of "
              + fromLists
              + (fromLists == 1 ? " ID" : " IDs")
              + " in the lists"
              + (unlikeIds == 1 ? " does not look like a" : " do not look like")
              + " Playwright test ID"
              + (unlikeIds == 1 ? ": " : "s, the first in ")
              + firstUnlikeId);
    }
  }

  /** Adds the tests of a report. */
  void add(Named read) {
    PlaywrightReport report = read.report();
    report.testCases().forEach(this::add);
    report.unidentified().forEach(test -> unidentified.addAll(failed(read, test)));
    if (report.run() != null) {
      ReportSummary run = report.run().reportSummary();
      summary = summary == null ? run : summary.plus(run);
    }
  }

  /**
   * All that was added.
   *
   * @param freshFailures whether all of it are tests that failed or were flaky in a Playwright run
   */
  TestCaseList list(boolean freshFailures) {
    return new TestCaseList(
        List.copyOf(testCases.values()),
        unidentified,
        /* fromList= */ true,
        summary,
        freshFailures);
  }

  private List<LookUp> failed(Named read, PlaywrightReport.Unidentified test) {
    TestCase testCase = TestCase.withoutId(secrets.redact(test.title()));
    String message = secrets.redact(read.subject() + ": " + test.problem());
    return Collections.nCopies(
        test.tests(), LookUp.failed(testCase, Failure.of(ErrorKind.CONFIG, message)));
  }

  private static FailureException unusable(String problem) {
    return new FailureException(ErrorKind.CONFIG, ListOptions.FROM + ": " + problem);
  }
}
