package run.empirical.cli.option;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
import run.empirical.cli.model.FailureException;
import run.empirical.cli.output.RelativeTime;
import run.empirical.cli.playwright.Grep;
import run.empirical.cli.playwright.PlaywrightReport;
import run.empirical.cli.playwright.Selection;
import run.empirical.cli.playwright.UnusableReportException;

/** Reads Playwright's reports: those given, and the last run's. */
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

  /**
   * Reads the reports of one run.
   *
   * @param grep what {@code --grep} gives; null without it
   */
  PlaywrightReports(
      Host host,
      InputFiles inputs,
      Console console,
      Set<Selection> selections,
      @Nullable String grep) {
    this.host = host;
    this.inputs = inputs;
    this.console = console;
    this.selections = selections;
    this.grep = grep == null ? null : parse(grep);
  }

  /**
   * A report and its source.
   *
   * @param option the option that names it
   * @param name its name in messages
   */
  record Named(String option, String name, PlaywrightReport report) {
    /** The start of a message about the file. */
    String subject() {
      return option + ": " + name;
    }
  }

  /** A report given with {@code --from-playwright}: a file, its folder or standard input. */
  Named read(String named) {
    String file = named.equals(InputFiles.DASH) ? named : file(named);
    String name = InputFiles.name(file);
    PlaywrightReport report = read(FROM_PLAYWRIGHT, file, name, selections, grep);
    if (report.run() == null && !selections.contains(Selection.ALL)) {
      console.warning(
          "no test in "
              + name
              + " ran, as in a report of --list; add --playwright-status all to look them up");
    }
    return noted(new Named(FROM_PLAYWRIGHT, name, report));
  }

  /** The report of the last run; prints which file it is. */
  Named readLast() {
    ReportPlaces places = ReportPlaces.of(host);
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
    return noted(new Named(LAST_FAILED, name, report));
  }

  private List<Path> find(ReportPlaces places) {
    try {
      return places.find(host);
    } catch (FileSystemException e) {
      throw unusable(LAST_FAILED, "cannot read " + e.getFile() + ": " + IoProblem.of(e));
    } catch (IOException e) {
      throw unusable(LAST_FAILED, IoProblem.of(e));
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

  private String notFound(ReportPlaces places, List<Path> files) {
    if (!files.isEmpty()) {
      return "no test in " + name(files.get(0)) + " ran; run npx playwright test";
    }
    List<ReportPlaces.Place> all = places.all();
    String last = all.get(all.size() - 1).toString();
    return "no Playwright report in this folder or above it in the checkout: there is no "
        + all.stream()
            .limit(all.size() - 1L)
            .map(ReportPlaces.Place::toString)
            .collect(Collectors.joining(", "))
        + " or "
        + last
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

  /** Says what a report has besides the selected tests. */
  private Named noted(Named read) {
    PlaywrightReport report = read.report();
    if (report.errors() > 0) {
      console.warning(read.name() + " reports " + errors(report));
    }
    int leftOut = report.leftOut();
    if (leftOut > 0) {
      console.note(
          leftOut
              + (leftOut == 1 ? " test in " : " tests in ")
              + read.name()
              + (leftOut == 1 ? " is" : " are")
              + " marked as skipped and left out");
    }
    return read;
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
    return new FailureException(ErrorKind.CONFIG, option + ": " + problem);
  }
}
