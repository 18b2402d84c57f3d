package run.empirical.cli.option;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
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
import run.empirical.cli.playwright.LastReport;
import run.empirical.cli.playwright.PlaywrightReport;
import run.empirical.cli.playwright.Selection;
import run.empirical.cli.playwright.UnusableReportException;

/** Reads Playwright's reports: those given, and the last run's. */
final class PlaywrightReports {
  static final String FROM_PLAYWRIGHT = "--from-playwright";
  static final String LAST_FAILED = "--last-failed";
  private static final String GREP = "--grep";
  private static final String JSON_REPORT = "PLAYWRIGHT_JSON_OUTPUT_NAME";
  private static final Duration OLD = Duration.ofDays(1);

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
    return read(FROM_PLAYWRIGHT, file, InputFiles.name(file));
  }

  /** The last run's report in the working folder; prints which file it is. */
  Named readLast() {
    String jsonReport = host.variable(JSON_REPORT);
    LastReport last = LastReport.find(host.folder(), jsonReport);
    if (last == null) {
      throw unusable(LAST_FAILED, notFound(jsonReport));
    }
    String name =
        last.file().startsWith(host.folder())
            ? host.folder().relativize(last.file()).toString()
            : last.file().toString();
    Named read = read(LAST_FAILED, last.file().toAbsolutePath().toString(), name);
    describe(last, name, read.report());
    return read;
  }

  private void describe(LastReport last, String name, PlaywrightReport report) {
    Instant now = host.time().now();
    Age age = new Age(Duration.between(last.modified(), now).toMillis(), /* anchored= */ false);
    String line =
        name
            + ", written "
            + RelativeTime.words(age, last.modified())
            + ": "
            + report.run().withStatus(last.status()).summary();
    if (age.millis() > OLD.toMillis()) {
      console.warning(line + "; run npx playwright test for a new report");
    } else {
      console.note(line);
    }
  }

  private static String notFound(@Nullable String jsonReport) {
    String files = LastReport.HTML + " or " + LastReport.LAST_RUN;
    return "no Playwright report in this folder: there is no "
        + (jsonReport == null ? "" : jsonReport + " (" + JSON_REPORT + "), ")
        + files
        + "; run npx playwright test, or name a report with "
        + FROM_PLAYWRIGHT;
  }

  private static String file(String named) {
    try {
      return LastReport.fileFor(Path.of(named)).toString();
    } catch (InvalidPathException e) {
      return named;
    }
  }

  private Named read(String option, String file, String name) {
    try (InputStream in = inputs.open(file, option)) {
      PlaywrightReport report = PlaywrightReport.read(in, selections, grep);
      if (report.errors() > 0) {
        console.warning(name + " reports " + errors(report));
      }
      return new Named(option, name, report);
    } catch (UnusableReportException e) {
      throw unusable(option, name + ": " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw FailureException.usage(GREP + ": " + e.getMessage());
    } catch (IOException e) {
      throw unusable(option, "cannot read " + name + ": " + IoProblem.of(e));
    }
  }

  private static Grep parse(String text) {
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
