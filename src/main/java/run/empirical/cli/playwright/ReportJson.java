package run.empirical.cli.playwright;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is read of Playwright's JSON. It has three forms, told apart by a member that only one of
 * them has.
 *
 * @param suites the tests of a JSON report
 * @param config the projects of a JSON report
 * @param files the tests of an HTML report's {@code report.json}
 * @param startTime when the run of an HTML report began, in milliseconds
 * @param failedTests the IDs in {@code .last-run.json}
 * @param status how that run ended, such as {@code failed}
 * @param stats when the run of a JSON report began, and how many tests failed
 * @param errors those outside any test
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ReportJson(
    @Nullable List<Suite> suites,
    @Nullable Config config,
    @Nullable List<TestFile> files,
    @Nullable Long startTime,
    @Nullable List<String> failedTests,
    @Nullable String status,
    @Nullable Stats stats,
    List<RunError> errors) {
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

  ReportJson {
    failedTests =
        failedTests == null
            ? null
            : failedTests.stream().map(id -> TestIds.checked(id, "failedTests")).toList();
    errors = orEmpty(errors);
  }

  /** A project in the configuration of a JSON report; merged reports have no IDs of projects. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Project(@Nullable String id, @Nullable String name, @Nullable String testDir) {}

  /** The configuration in a JSON report. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Config(List<Project> projects) {
    Config {
      projects = orEmpty(projects);
    }
  }

  /** A file or {@code describe} block in a JSON report. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Suite(
      @Nullable String title, @Nullable String file, List<Suite> suites, List<Spec> specs) {
    Suite {
      if (suites == null && specs == null) {
        throw new IllegalArgumentException("no specs");
      }
      suites = orEmpty(suites);
      specs = orEmpty(specs);
    }
  }

  /**
   * A test in the source, with its outcome in each project; {@code id} is that of the first, and so
   * is {@code ok} in some reports.
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Spec(String id, String title, @Nullable Boolean ok, List<Test> tests) {
    Spec {
      id = TestIds.checked(id, "id");
      title = required(title, "title");
      tests = required(tests, "tests");
      if (tests.isEmpty() && Boolean.FALSE.equals(ok)) {
        throw new IllegalArgumentException("it failed, but has no tests");
      }
    }
  }

  /** A test file in an HTML report. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record TestFile(@Nullable String fileName, List<Test> tests) {
    TestFile {
      for (Test test : required(tests, "tests")) {
        required(test.testId, "testId");
        required(test.title, "title");
      }
    }
  }

  /**
   * A test in one project; {@code testId}, {@code title} and {@code path} are in HTML reports only,
   * which call the status {@code outcome}, {@code projectId} and {@code expectedStatus} in JSON
   * reports only.
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Test(
      @Nullable String testId,
      @Nullable String title,
      List<String> path,
      @Nullable String projectId,
      @Nullable String projectName,
      @JsonAlias("outcome") String status,
      @Nullable String expectedStatus,
      List<Annotation> annotations,
      List<Result> results) {
    Test {
      testId = testId == null ? null : TestIds.checked(testId, "testId");
      path = orEmpty(path);
      annotations = orEmpty(annotations);
      results = orEmpty(results);
      Object unused = Outcome.of(required(status, "status or outcome"), true);
    }

    Outcome outcome() {
      return Outcome.of(status, isMarked());
    }

    private boolean isMarked() {
      return "skipped".equals(expectedStatus) || annotations.stream().anyMatch(Annotation::isMark);
    }

    boolean ran() {
      return !results.isEmpty() || !status.equals("skipped");
    }

    /** As Playwright counts: also one that is marked as skipped, if the run did not get to it. */
    boolean didNotRun() {
      return status.equals("skipped") && (results.isEmpty() || !isMarked());
    }
  }

  /** An annotation of a test. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Annotation(@Nullable String type) {
    boolean isMark() {
      return "skip".equals(type) || "fixme".equals(type);
    }
  }

  /** A try of a test, of which only the existence matters. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Result(@Nullable Integer retry) {}

  /** The start of a JSON report's run, and in JSON and HTML reports how many tests failed. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Stats(@Nullable Instant startTime, int unexpected) {
    @JsonCreator
    static Stats of(
        @JsonProperty("startTime") @Nullable String startTime,
        @JsonProperty("unexpected") @Nullable Integer unexpected) {
      return new Stats(
          startTime == null ? null : plausible(Instant.parse(startTime)),
          unexpected == null ? 0 : unexpected);
    }
  }

  /** An error outside any test: an object in JSON reports, a text in HTML reports. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record RunError(@Nullable String message) {
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    RunError(@JsonProperty("message") @Nullable String message) {
      this.message = message;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static RunError of(String message) {
      return new RunError(message);
    }
  }

  /** When the run began; null if unknown. */
  @Nullable Instant startedAt() {
    return startTime != null
        ? plausible(Instant.ofEpochMilli(startTime))
        : stats == null ? null : stats.startTime();
  }

  /** The time; null if it is so far away that computing with it could overflow. */
  private static @Nullable Instant plausible(Instant time) {
    return time.isBefore(Instant.EPOCH) || time.isAfter(LATEST) ? null : time;
  }

  /** How many tests failed, by the report's own count; 0 if it has none. */
  int failed() {
    return stats == null ? 0 : stats.unexpected();
  }

  static <T> T required(@Nullable T value, String name) {
    if (value == null) {
      throw new IllegalArgumentException("no " + name);
    }
    return value;
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
