package run.empirical.cli.testcases;

import static run.empirical.cli.json.MemberChecks.orEmpty;
import static run.empirical.cli.json.MemberChecks.required;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.TestCaseId;
import run.empirical.cli.text.SafeText;

/**
 * The members of Playwright's JSON files that this program reads. There are three kinds of files:
 * {@code files} is only in an HTML report, {@code failedTests} only in {@code .last-run.json}, and
 * {@code suites} only in a JSON report.
 *
 * @param files the tests of an HTML report's {@code report.json}
 * @param startTime when the run of an HTML report began, in milliseconds
 * @param stats the HTML report's own count of failed tests
 * @param errors the errors outside any test; in an HTML report each is a text
 * @param failedTests the IDs in {@code .last-run.json}
 * @param status how the run of {@code .last-run.json} ended, such as {@code failed}
 * @param suites the test files of a JSON report, which is rejected
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record PlaywrightJson(
    @Nullable List<TestFile> files,
    @Nullable Long startTime,
    @Nullable Stats stats,
    List<Object> errors,
    @Nullable List<String> failedTests,
    @Nullable String status,
    @Nullable List<Suite> suites) {
  private static final Set<String> OUTCOMES = Set.of("expected", "unexpected", "flaky", "skipped");

  PlaywrightJson {
    failedTests =
        failedTests == null
            ? null
            : failedTests.stream().map(id -> checked(id, "failedTests")).toList();
    errors = orEmpty(errors);
  }

  /** A test file in an HTML report. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record TestFile(@Nullable String fileName, List<Test> tests) {
    TestFile {
      required(tests, "tests");
    }
  }

  /**
   * A test in one project.
   *
   * @param path the titles of the {@code describe} blocks, outermost first
   * @param repeatEachIndex from Playwright 1.60 on, the number of a repetition ({@code
   *     --repeat-each}); the first run of a test has none, or 0
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Test(
      String testId,
      String title,
      List<String> path,
      String projectName,
      String outcome,
      List<Annotation> annotations,
      List<Try> results,
      @Nullable Integer repeatEachIndex) {
    Test {
      testId = checked(required(testId, "testId"), "testId");
      required(title, "title");
      path = orEmpty(path);
      projectName = projectName == null ? "" : projectName;
      if (!OUTCOMES.contains(required(outcome, "outcome"))) {
        throw new IllegalArgumentException("'" + outcome + "' is not a Playwright outcome");
      }
      annotations = orEmpty(annotations);
      results = orEmpty(results);
    }

    /** Whether it failed, and did not pass on a retry. */
    boolean isFailed() {
      return outcome.equals("unexpected");
    }

    boolean isFlaky() {
      return outcome.equals("flaky");
    }

    boolean isRepetition() {
      return repeatEachIndex != null && repeatEachIndex > 0;
    }

    /** Whether it has neither passed nor failed. */
    private boolean isSkipped() {
      return outcome.equals("skipped");
    }

    boolean ran() {
      return !results.isEmpty() || !isSkipped();
    }

    /**
     * Whether Playwright counts it as "did not run": it never began, or it was skipped without a
     * mark. A test that never began counts even if it is marked as skipped.
     */
    boolean didNotRun() {
      return isSkipped() && (results.isEmpty() || !isMarkedAsSkipped());
    }

    private boolean isMarkedAsSkipped() {
      return annotations.stream().anyMatch(it -> "skip".equals(it.type) || "fixme".equals(it.type));
    }
  }

  /** An annotation of a test. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Annotation(@Nullable String type) {}

  /** A try of a test. Only whether there is one matters. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Try(@Nullable Integer retry) {}

  /** An HTML report's own counts. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Stats(@Nullable Integer unexpected) {}

  /** A test file of a JSON report. Only whether there is one matters. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Suite(@Nullable String title) {}

  /** The start of the run; null if unknown. */
  @Nullable Instant startedAt() {
    return startTime == null ? null : LastPass.time(startTime);
  }

  /** The report's own count of failed tests; 0 if it has none. */
  int failedCount() {
    return stats == null || stats.unexpected() == null ? 0 : stats.unexpected();
  }

  /** The first line of each error outside any test, without colours. */
  List<String> errorLines() {
    return errors.stream()
        .map(error -> SafeText.withoutColours(String.valueOf(error)).strip())
        .map(error -> error.lines().findFirst().orElse(""))
        .toList();
  }

  /**
   * Checks an ID, and removes the suffix that {@code merge-reports} adds.
   *
   * @throws IllegalArgumentException if it cannot be an ID
   */
  private static String checked(String id, String member) {
    String problem = TestCaseId.problem(id);
    if (problem != null) {
      throw new IllegalArgumentException(member + " " + problem);
    }
    return TestCaseId.withoutMergeSuffix(id);
  }
}
