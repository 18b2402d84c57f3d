package run.empirical.cli.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.ReportSummary;
import run.empirical.cli.model.TestCase;

/** The test cases to look up: each ID once, in the order first given. */
public final class TestCases {
  private final Map<String, TestCase> byId = new LinkedHashMap<>();
  private final List<LookUp> unidentified = new ArrayList<>();
  private @Nullable ReportSummary summary;

  /** Adds a test case. An existing one only gains what it lacks. */
  public void add(TestCase testCase) {
    byId.merge(testCase.id(), testCase, TestCase::completedBy);
  }

  /** Adds a test whose ID is unknown, and why. */
  void addUnidentified(TestCase testCase, String problem) {
    unidentified.add(LookUp.failed(testCase, Failure.of(ErrorKind.CONFIG, problem)));
  }

  /** Adds what a report says about its run. */
  void addRun(ReportSummary run) {
    summary = summary == null ? run : summary.plus(run);
  }

  /** The test cases with an ID. */
  public List<TestCase> list() {
    return List.copyOf(byId.values());
  }

  /** A failed look-up for each test whose ID is unknown. */
  public List<LookUp> unidentified() {
    return unidentified;
  }

  /** What the reports say about their runs; null without the report of a run. */
  public @Nullable ReportSummary summary() {
    return summary;
  }
}
