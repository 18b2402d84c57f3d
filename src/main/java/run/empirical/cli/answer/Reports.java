package run.empirical.cli.answer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.output.OutputFormat;
import run.empirical.cli.output.RenderSettings;
import run.empirical.cli.output.Renderer;
import run.empirical.cli.output.Surface;

/** The reports of one run; one that fails does not keep the others from being written. */
public final class Reports implements AutoCloseable {
  private final List<ReportFile> files = new ArrayList<>();
  private final StringBuilder appended = new StringBuilder();
  private @Nullable Renderer appending;
  private @Nullable Failure failure;

  /**
   * Makes all of them ready to write, or none.
   *
   * @param inputs what the run reads, which no report may replace
   */
  public static Reports open(
      List<ReportTarget> targets,
      RenderSettings settings,
      InputFiles inputs,
      DoubleSupplier random) {
    Reports reports = new Reports();
    try {
      for (ReportTarget target : targets) {
        reports.open(target.format(), ReportPlace.of(target.file()), settings, inputs, random);
      }
      return reports;
    } catch (RuntimeException e) {
      reports.close();
      throw e;
    }
  }

  private void open(
      OutputFormat format,
      ReportPlace place,
      RenderSettings settings,
      InputFiles inputs,
      DoubleSupplier random) {
    if (place.standardOutput()) {
      appending = format.renderer(settings.on(Surface.FILE), appended);
      return;
    }
    place.check(inputs);
    files.add(ReportFile.open(format, place, settings, random));
  }

  /** Whether no file is left to be written. */
  public boolean isEmpty() {
    return files.isEmpty();
  }

  /** Writes to the files. */
  public void add(Finding finding) {
    each(file -> file.add(finding));
  }

  /** Completes the files; returns what went wrong with the first that failed, null if none did. */
  public @Nullable Failure end(ReferenceTime reference) {
    each(file -> file.end(reference));
    return failure;
  }

  /** Writes to the report that goes to standard output, where there is one. */
  void addAppended(Finding finding) throws IOException {
    if (appending != null) {
      appending.add(finding);
    }
  }

  /** Completes the report that goes to standard output; empty where there is none. */
  CharSequence endAppended(ReferenceTime reference) throws IOException {
    if (appending != null) {
      appending.end(reference);
    }
    return appended;
  }

  /** Takes away those that were not completed. */
  @Override
  public void close() {
    files.forEach(Reports::discard);
  }

  private void each(Writing writing) {
    for (Iterator<ReportFile> left = files.iterator(); left.hasNext(); ) {
      ReportFile file = left.next();
      try {
        writing.run(file);
      } catch (IOException e) {
        left.remove();
        discard(file);
        if (failure == null) {
          failure =
              Failure.of(
                  ErrorKind.OUTPUT,
                  "cannot write the report " + file.name() + ": " + IoProblem.of(e));
        }
      }
    }
  }

  private static void discard(ReportFile file) {
    try {
      file.close();
    } catch (IOException e) {
      // The draft stays behind: what kept it from being written may keep it from being removed.
    }
  }

  private interface Writing {
    void run(ReportFile file) throws IOException;
  }
}
