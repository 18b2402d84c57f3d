package run.empirical.cli.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.playwright.PlaywrightReport;
import run.empirical.cli.playwright.PlaywrightReport.Kind;
import run.empirical.cli.time.Age;
import run.empirical.cli.time.RelativeTime;

/**
 * The last Playwright run in a checkout.
 *
 * @param files its files, that of the most detailed report first
 * @param report what these say together
 */
record LastPlaywrightRun(List<Written> files, PlaywrightReport report) {
  /** Files that were written within this time belong to one run. */
  private static final Duration SAME_RUN = Duration.ofSeconds(5);

  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

  /**
   * A file that Playwright wrote.
   *
   * @param name in messages
   */
  record Written(String name, Instant time, PlaywrightReport report) {}

  /**
   * Finds the newest run by the times of the files in Playwright's places.
   *
   * @throws FailureException of kind {@code CONFIG} if there is none, or it cannot be told which
   */
  static LastPlaywrightRun find(Host host, InputFiles inputs) {
    PlaywrightFiles places = new PlaywrightFiles(host);
    List<Written> all = places.find().stream().map(file -> read(file, host, inputs)).toList();
    if (all.isEmpty()) {
      throw unusable(
          "no Playwright report in this folder or above it in the checkout; looked for "
              + places
              + "; run npx playwright test, or name a report with "
              + PlaywrightTests.FROM_PLAYWRIGHT);
    }
    List<Written> ofRuns = all.stream().filter(found -> found.report.kind() != Kind.LIST).toList();
    Instant newest =
        ofRuns.stream()
            .map(Written::time)
            .max(Comparator.naturalOrder())
            .orElseThrow(
                () -> unusable("no test in " + all.get(0).name + " ran; run npx playwright test"));
    List<Written> ofLast =
        ofRuns.stream()
            .filter(file -> Duration.between(file.time, newest).compareTo(SAME_RUN) <= 0)
            .toList();
    PlaywrightReport report =
        ofLast.stream()
            .map(Written::report)
            .reduce(PlaywrightReport::plus)
            .orElseThrow()
            .with(titles(all));
    return new LastPlaywrightRun(ofLast, report);
  }

  private static Written read(Path file, Host host, InputFiles inputs) {
    Path folder = host.folder().toAbsolutePath();
    String name = (file.startsWith(folder) ? folder.relativize(file) : file).toString();
    String option = PlaywrightTests.LAST_FAILED;
    Instant written;
    try {
      written = Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      throw unusable("cannot read " + name + ": " + IoProblem.of(e));
    }
    // Such a file would stay the newest.
    if (written.isAfter(host.time().now().plus(CLOCK_TOLERANCE))) {
      throw unusable(
          name
              + " has a time in the future, "
              + written
              + ", so that it is unknown which report is the newest; name one with "
              + PlaywrightTests.FROM_PLAYWRIGHT);
    }
    return new Written(name, written, PlaywrightTests.read(inputs, option, file.toString(), name));
  }

  /** Adds the titles and files that any of these files has for a test case. */
  private static UnaryOperator<TestCase> titles(List<Written> files) {
    Map<String, TestCase> byId = new HashMap<>();
    for (Written file : files) {
      file.report
          .tests()
          .forEach(
              test -> byId.merge(test.testCase().id(), test.testCase(), TestCase::completedBy));
    }
    return test -> test.completedBy(byId.getOrDefault(test.id(), test));
  }

  /** The name of the most detailed report. */
  String name() {
    return files.get(0).name;
  }

  /** Which report it is, how old, and how many tests failed. */
  String describe(Instant now) {
    Written first = files.get(0);
    Age age = new Age(Duration.between(first.time, now).toMillis(), /* anchored= */ false);
    return first.name
        + ", written "
        + RelativeTime.words(age, first.time)
        + ": "
        + first.report.summaryInWords();
  }

  /** Whether one of the files does not name a test as failed that another one names. */
  boolean filesDiffer() {
    return files.stream().anyMatch(file -> !file.report.namesFailuresOf(report));
  }

  /** The names of all files. */
  String names() {
    return files.stream().map(Written::name).collect(Collectors.joining(" and "));
  }

  private static FailureException unusable(String problem) {
    return PlaywrightTests.unusable(PlaywrightTests.LAST_FAILED, problem);
  }
}
