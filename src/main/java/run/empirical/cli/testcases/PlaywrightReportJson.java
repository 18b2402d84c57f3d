package run.empirical.cli.testcases;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.TestCaseId;
import run.empirical.cli.text.SafeText;

/**
 * The part of Playwright's JSON that is read. It has three forms, each with a member that only one
 * of them has.
 *
 * @param files the tests of an HTML report's {@code report.json}
 * @param startTime when the run of an HTML report began, in milliseconds
 * @param stats how many tests failed, by the HTML report's own count
 * @param errors those outside any test; texts in an HTML report
 * @param failedTests the IDs in {@code .last-run.json}
 * @param status how that run ended, such as {@code failed}
 * @param suites what only a JSON report has
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record PlaywrightReportJson(
    @Nullable List<TestFile> files,
    @Nullable Long startTime,
    @Nullable Stats stats,
    List<Object> errors,
    @Nullable List<String> failedTests,
    @Nullable String status,
    @Nullable List<Suite> suites) {
  private static final Set<String> OUTCOMES = Set.of("expected", "unexpected", "flaky", "skipped");

  /** Later times could overflow. */
  private static final Instant MAX_TIME = Instant.parse("9999-12-31T23:59:59.999Z");

  PlaywrightReportJson {
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

    boolean ran() {
      return !results.isEmpty() || !outcome.equals("skipped");
    }

    /** As Playwright counts: also one that is marked as skipped, if the run did not get to it. */
    boolean didNotRun() {
      return outcome.equals("skipped")
          && (results.isEmpty() || annotations.stream().noneMatch(Annotation::marksAsSkipped));
    }
  }

  /** An annotation of a test. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Annotation(@Nullable String type) {
    boolean marksAsSkipped() {
      return "skip".equals(type) || "fixme".equals(type);
    }
  }

  /** A try of a test, of which only the existence matters. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Try(@Nullable Integer retry) {}

  /** An HTML report's own counts. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Stats(@Nullable Integer unexpected) {}

  /** A file of a JSON report, of which only the existence matters. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Suite(@Nullable String title) {}

  /** When the run began; null if unknown. */
  @Nullable Instant startedAt() {
    Instant time = startTime == null ? null : Instant.ofEpochMilli(startTime);
    return time == null || time.isBefore(Instant.EPOCH) || time.isAfter(MAX_TIME) ? null : time;
  }

  /** How many tests failed, by the report's own count; 0 if it has none. */
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
   * An ID as it was before {@code merge-reports} lengthened it.
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

  private static <T> T required(@Nullable T value, String name) {
    if (value == null) {
      throw new IllegalArgumentException("no " + name);
    }
    return value;
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
