package run.empirical.cli.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.playwright.Outcome;
import run.empirical.cli.playwright.PlaywrightReport;
import run.empirical.cli.playwright.PlaywrightReport.Kind;
import run.empirical.cli.time.Age;
import run.empirical.cli.time.RelativeTime;

/**
 * The last Playwright run in a checkout.
 *
 * @param name its report's file in messages
 * @param written when that file was written
 * @param report the most detailed of the run's reports
 */
record LastPlaywrightRun(String name, Instant written, PlaywrightReport report) {
  /** Files that were written within this time belong to one run. */
  private static final Duration SAME_RUN = Duration.ofSeconds(5);

  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

  /**
   * Finds the newest run by the times of the files in Playwright's places.
   *
   * @throws FailureException of kind {@code CONFIG} if there is none, or it cannot be told which
   */
  static LastPlaywrightRun find(Host host, InputFiles inputs) {
    PlaywrightFiles places = new PlaywrightFiles(host);
    List<LastPlaywrightRun> reports =
        places.find().stream().map(file -> read(file, host, inputs)).toList();
    if (reports.isEmpty()) {
      throw unusable(
          "no Playwright report in this folder or above it in the checkout; looked for "
              + places
              + "; run npx playwright test, or name a report with "
              + PlaywrightTests.FROM_PLAYWRIGHT);
    }
    List<LastPlaywrightRun> runs =
        reports.stream().filter(found -> found.report.kind() != Kind.LIST).toList();
    Instant newest =
        runs.stream()
            .map(LastPlaywrightRun::written)
            .max(Comparator.naturalOrder())
            .orElseThrow(
                () ->
                    unusable(
                        "no test in " + reports.get(0).name + " ran; run npx playwright test"));
    List<LastPlaywrightRun> ofLast =
        runs.stream()
            .filter(run -> Duration.between(run.written, newest).compareTo(SAME_RUN) <= 0)
            .toList();
    LastPlaywrightRun last = ofLast.get(0);
    ofLast.forEach(last::requireSameFailures);
    return last.titledBy(reports);
  }

  private static LastPlaywrightRun read(Path file, Host host, InputFiles inputs) {
    Path folder = host.folder().toAbsolutePath();
    String name = (file.startsWith(folder) ? folder.relativize(file) : file).toString();
    String option = PlaywrightTests.LAST_FAILED;
    Instant written;
    try {
      written = Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      throw unusable("cannot read " + name + ": " + IoProblem.of(e));
    }
    // Such a file would be the newest for ever.
    if (written.isAfter(host.time().now().plus(CLOCK_TOLERANCE))) {
      throw unusable(
          name
              + " has a time in the future, "
              + written
              + ", so that it is unknown which report is the newest; name one with "
              + PlaywrightTests.FROM_PLAYWRIGHT);
    }
    return new LastPlaywrightRun(
        name, written, PlaywrightTests.read(inputs, option, file.toString(), name));
  }

  /** Two files with about the same time may be of two runs: an unpacked artifact has such times. */
  private void requireSameFailures(LastPlaywrightRun other) {
    if (!agreesWith(other.report) || !other.agreesWith(report)) {
      throw unusable(
          name
              + " and "
              + other.name
              + " were written at the same time and do not name the same failed tests; name one"
              + " with "
              + PlaywrightTests.FROM_PLAYWRIGHT
              + ", or run npx playwright test");
    }
  }

  /** Whether each failed test of this report may have failed in the run of the other. */
  private boolean agreesWith(PlaywrightReport other) {
    Set<String> others = new HashSet<>(ids(other, Outcome.UNEXPECTED));
    if (report.kind() == Kind.FAILED_ONLY) {
      others.addAll(ids(other, Outcome.DID_NOT_RUN));
    }
    boolean all = other.tests().stream().allMatch(test -> test.testCase().hasId());
    return !all || others.containsAll(ids(report, Outcome.UNEXPECTED));
  }

  private static Set<String> ids(PlaywrightReport report, Outcome outcome) {
    return report.tests().stream()
        .filter(test -> test.outcome() == outcome && test.testCase().hasId())
        .map(test -> test.testCase().id())
        .collect(Collectors.toSet());
  }

  /** This run with the titles and files of the other reports where it lacks them. */
  private LastPlaywrightRun titledBy(List<LastPlaywrightRun> others) {
    Map<String, TestCase> byId = new HashMap<>();
    for (LastPlaywrightRun other : others) {
      other
          .report
          .tests()
          .forEach(
              test -> byId.merge(test.testCase().id(), test.testCase(), TestCase::completedBy));
    }
    return new LastPlaywrightRun(
        name, written, report.with(test -> test.completedBy(byId.getOrDefault(test.id(), test))));
  }

  /** Which report it is, how old, and how many tests failed. */
  String describe(Instant now) {
    Age age = new Age(Duration.between(written, now).toMillis(), /* anchored= */ false);
    return name + ", written " + RelativeTime.words(age, written) + ": " + report.summaryInWords();
  }

  private static FailureException unusable(String problem) {
    return PlaywrightTests.unusable(PlaywrightTests.LAST_FAILED, problem);
  }
}
