package run.empirical.cli.option;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.model.Age;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.ReportSummary;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.output.RelativeTime;
import run.empirical.cli.playwright.Grep;
import run.empirical.cli.playwright.PlaywrightReport;
import run.empirical.cli.playwright.Selection;
import run.empirical.cli.playwright.UnusableReportException;

/** Gathers the tests of Playwright's reports: those given, and the last run's. */
final class PlaywrightReports {
  static final String FROM_PLAYWRIGHT = "--from-playwright";
  static final String LAST_FAILED = "--last-failed";

  private static final String GREP = "--grep";
  private static final Set<Selection> FAILED = Set.of(Selection.FAILED);
  private static final Duration OLD = Duration.ofDays(1);
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(2);

  private final Host host;
  private final InputFiles inputs;
  private final Console console;
  private final Set<Selection> selections;
  private final @Nullable Grep grep;
  private final TestCases testCases;
  private final List<LookUp> unidentified = new ArrayList<>();
  private @Nullable ReportSummary summary;

  /**
   * Reads the reports of one run.
   *
   * @param grep what {@code --grep} gives; null without it
   * @param testCases gets the tests
   */
  PlaywrightReports(
      Host host,
      InputFiles inputs,
      Console console,
      Set<Selection> selections,
      @Nullable String grep,
      TestCases testCases) {
    this.host = host;
    this.inputs = inputs;
    this.console = console;
    this.selections = selections;
    this.grep = grep == null ? null : parse(grep);
    this.testCases = testCases;
  }

  /** A failed look-up for each test whose ID is unknown. */
  List<LookUp> unidentified() {
    return unidentified;
  }

  /** What the reports say about their runs; null without the report of a run. */
  @Nullable ReportSummary summary() {
    return summary;
  }

  /** Adds a report given with {@code --from-playwright}: a file, its folder or standard input. */
  void add(String named) {
    String file = named.equals(InputFiles.DASH) ? named : file(named);
    String name = InputFiles.name(file);
    PlaywrightReport report = read(FROM_PLAYWRIGHT, file, name, selections, grep);
    if (report.run() == null && !selections.contains(Selection.ALL)) {
      console.warning(
          "no test in "
              + name
              + " ran, as in a report of --list; add --playwright-status all to look them up");
    }
    add(FROM_PLAYWRIGHT, name, report);
  }

  /** Adds the report of the last run; prints which file it is. */
  void addLast() {
    List<ReportPlaces.Place> places = ReportPlaces.of(host);
    List<Path> files = find(places);
    RunReport last = null;
    for (Path file : files) {
      RunReport next = runReport(file);
      if (next != null) {
        last = last == null ? next : last.orLater(next);
      }
    }
    if (last == null) {
      throw unusable(LAST_FAILED, notFound(places, files));
    }
    String name = name(last.file());
    describe(name, last);
    PlaywrightReport report =
        grep == null && selections.equals(FAILED)
            ? last.report()
            : read(LAST_FAILED, last.file().toString(), name, selections, grep);
    for (Path file : files) {
      if (report.lacksTitles() && !file.equals(last.file())) {
        report = report.withTitlesOf(readLast(file, Set.of(Selection.ALL)));
      }
    }
    add(LAST_FAILED, name, report);
  }

  /** Adds a report, and says what it has besides the selected tests. */
  private void add(String option, String name, PlaywrightReport report) {
    if (report.errors() > 0) {
      console.warning(name + " reports " + errors(report));
    }
    int leftOut = report.leftOut();
    if (leftOut > 0) {
      console.note(
          leftOut
              + (leftOut == 1 ? " test in " : " tests in ")
              + name
              + (leftOut == 1 ? " is" : " are")
              + " marked as skipped and left out");
    }
    report.testCases().forEach(testCases::add);
    for (PlaywrightReport.Unidentified test : report.unidentified()) {
      String problem = host.secrets().redact(option + ": " + name + ": " + test.problem());
      TestCase testCase = TestCase.withoutId(host.secrets().redact(test.title()));
      LookUp failed = LookUp.failed(testCase, Failure.of(ErrorKind.CONFIG, problem));
      unidentified.addAll(Collections.nCopies(test.tests(), failed));
    }
    if (report.run() != null) {
      ReportSummary run = report.run().reportSummary();
      summary = summary == null ? run : summary.plus(run);
    }
  }

  private List<Path> find(List<ReportPlaces.Place> places) {
    try {
      return ReportPlaces.find(places, host);
    } catch (IOException e) {
      String file = e instanceof FileSystemException it ? "cannot read " + it.getFile() + ": " : "";
      throw unusable(LAST_FAILED, file + IoProblem.of(e));
    }
  }

  /** Reads when and how a report's run ended; null if it is not of a run. */
  private @Nullable RunReport runReport(Path file) {
    PlaywrightReport report = readLast(file, FAILED);
    try {
      Instant modified = Files.getLastModifiedTime(file).toInstant();
      if (modified.isAfter(host.time().now().plus(CLOCK_TOLERANCE))) {
        console.warning(name(file) + " has a time in the future: " + modified);
      }
      return report.run() == null ? null : new RunReport(file, modified, report, report.run());
    } catch (IOException e) {
      throw unusable(LAST_FAILED, "cannot read " + name(file) + ": " + IoProblem.of(e));
    }
  }

  private void describe(String name, RunReport last) {
    Instant ended = last.ended();
    Age age = new Age(Duration.between(ended, host.time().now()).toMillis(), /* anchored= */ false);
    String line =
        name + ", written " + RelativeTime.words(age, ended) + ": " + last.run().summary();
    if (age.millis() > OLD.toMillis()) {
      console.warning(line + "; run npx playwright test for a new report");
    } else {
      console.note(line);
    }
  }

  private String notFound(List<ReportPlaces.Place> places, List<Path> files) {
    if (!files.isEmpty()) {
      return "no test in " + name(files.get(0)) + " ran; run npx playwright test";
    }
    int last = places.size() - 1;
    return "no Playwright report in this folder or above it in the checkout: there is no "
        + places.subList(0, last).stream().map(Object::toString).collect(Collectors.joining(", "))
        + " or "
        + places.get(last)
        + "; run npx playwright test, or name a report with "
        + FROM_PLAYWRIGHT;
  }

  /** The file's name in messages. */
  private String name(Path file) {
    Path folder = host.folder().toAbsolutePath();
    return file.startsWith(folder) ? folder.relativize(file).toString() : file.toString();
  }

  private static String file(String named) {
    try {
      Path path = Path.of(named);
      return (Files.isDirectory(path) ? path.resolve("index.html") : path).toString();
    } catch (InvalidPathException e) {
      return named;
    }
  }

  private PlaywrightReport readLast(Path file, Set<Selection> selected) {
    return read(LAST_FAILED, file.toString(), name(file), selected, null);
  }

  private PlaywrightReport read(
      String option, String file, String name, Set<Selection> selected, @Nullable Grep pattern) {
    try (InputStream in = inputs.open(file, option)) {
      return PlaywrightReport.read(in, selected, pattern);
    } catch (UnusableReportException e) {
      throw unusable(option, name + ": " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw FailureException.usage(GREP + ": " + e.getMessage());
    } catch (IOException e) {
      throw unusable(option, "cannot read " + name + ": " + IoProblem.of(e));
    }
  }

  /** Parses the value of {@code --grep}; a usage error if it is invalid. */
  static Grep parse(String text) {
    try {
      return Grep.parse(text);
    } catch (IllegalArgumentException e) {
      throw FailureException.usage(GREP + ": " + e.getMessage());
    }
  }

  private static String errors(PlaywrightReport report) {
    boolean one = report.errors() == 1;
    return (one ? "an error" : report.errors() + " errors")
        + " outside any test"
        + (report.firstError() == null ? "" : (one ? ": " : ", the first: ") + report.firstError());
  }

  private static FailureException unusable(String option, String problem) {
    return FailureException.config(option + ": " + problem);
  }
}
