package run.empirical.cli.playwright;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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
 * @param status how the run of {@code .last-run.json} ended
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
  /** Any year after it breaks the arithmetic of others. */
  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

  private static final Set<String> STATUSES = Set.of("passed", "failed", "timedout", "interrupted");

  ReportJson {
    if (failedTests != null) {
      failedTests = failedTests.stream().map(id -> TestIds.checked(id, "failedTests")).toList();
      if (status != null && !STATUSES.contains(status)) {
        throw new IllegalArgumentException("'" + status + "' is not a Playwright status");
      }
    }
    errors = orEmpty(errors);
    if (startTime != null) {
      checkTime(Instant.ofEpochMilli(startTime));
    }
  }

  /** A project in the configuration of a JSON report; merged reports have no IDs of projects. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Project(@Nullable String id, @Nullable String name, @Nullable String testDir) {
    /** By what the tests of this report name the project. */
    String key() {
      return id != null ? id : orEmpty(name);
    }
  }

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

  /** A test in the source, with its outcome in each project; {@code id} is that of the first. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Spec(String id, String title, List<ProjectTest> tests) {
    Spec {
      id = TestIds.checked(id, "id");
      title = required(title, "title");
      tests = required(tests, "tests");
    }
  }

  /** A test in one project in a JSON report. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record ProjectTest(
      @Nullable String projectId,
      String projectName,
      String status,
      @Nullable String expectedStatus,
      @Nullable List<Result> results) {
    ProjectTest {
      projectName = orEmpty(projectName);
      Object unused = Outcome.of(required(status, "status"), true);
    }

    /** By what the configuration names the project. */
    String project() {
      return projectId != null ? projectId : projectName;
    }

    Outcome outcome() {
      return Outcome.of(status, "skipped".equals(expectedStatus));
    }
  }

  /** A test file in an HTML report. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record TestFile(@Nullable String fileName, List<Test> tests) {
    TestFile {
      tests = required(tests, "tests");
    }
  }

  /** A test in one project in an HTML report. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Test(
      String testId,
      String title,
      List<String> path,
      String projectName,
      String outcome,
      List<Annotation> annotations,
      @Nullable List<Result> results,
      @Nullable Integer repeatEachIndex) {
    private static final Set<String> MARKS = Set.of("skip", "fixme");

    Test {
      testId = TestIds.checked(testId, "testId");
      title = required(title, "title");
      path = orEmpty(path);
      projectName = orEmpty(projectName);
      Object unused = Outcome.of(required(outcome, "outcome"), true);
      annotations = orEmpty(annotations);
    }

    Outcome knownOutcome() {
      boolean marked = annotations.stream().anyMatch(it -> MARKS.contains(it.type()));
      return Outcome.of(outcome, marked);
    }
  }

  /** An annotation of a test. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Annotation(String type) {
    Annotation {
      type = required(type, "type");
    }
  }

  /** A try of a test, of which only the existence matters. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Result(@Nullable Integer retry) {}

  /** The counts of either report, and the start of a JSON report's run. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Stats(@Nullable String startTime, @Nullable Integer unexpected) {
    Stats {
      if (startTime != null) {
        try {
          checkTime(Instant.parse(startTime));
        } catch (DateTimeException e) {
          throw new IllegalArgumentException("'" + startTime + "' is not a time", e);
        }
      }
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
    if (startTime != null) {
      return Instant.ofEpochMilli(startTime);
    }
    return stats == null || stats.startTime() == null ? null : Instant.parse(stats.startTime());
  }

  private static void checkTime(Instant time) {
    if (time.isBefore(Instant.EPOCH) || time.isAfter(END_OF_TIME)) {
      throw new IllegalArgumentException("'" + time + "' is not the time of a run");
    }
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

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
