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
import run.empirical.cli.model.Question;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.output.Look;
import run.empirical.cli.output.OutputFormat;
import run.empirical.cli.output.Renderer;
import run.empirical.cli.output.Surface;

/** The reports of one run. If one fails, the others are still written. */
public final class Reports implements AutoCloseable {
  private final List<ReportFile> files = new ArrayList<>();
  private final StringBuilder appended = new StringBuilder();
  private @Nullable Renderer appending;
  private @Nullable Failure failure;

  /**
   * Opens all reports, or none.
   *
   * @param inputs the run's input files, which no report may replace
   */
  public static Reports open(
      List<ReportTarget> targets,
      Question question,
      Look look,
      InputFiles inputs,
      DoubleSupplier random) {
    Reports reports = new Reports();
    try {
      for (ReportTarget target : targets) {
        OutputFormat format = target.format();
        ReportPlace place = ReportPlace.of(target.file());
        if (place.standardOutput()) {
          reports.appending = format.renderer(question, look, Surface.FILE, reports.appended);
        } else {
          place.check(inputs);
          reports.files.add(ReportFile.open(format, place, question, look, random));
        }
      }
      return reports;
    } catch (RuntimeException e) {
      reports.close();
      throw e;
    }
  }

  /** Whether no file is being written. */
  public boolean isEmpty() {
    return files.isEmpty();
  }

  /** Writes to the files. */
  public void add(Finding finding) {
    each(file -> file.add(finding));
  }

  /** Completes the files; returns the first failure, or null. */
  public @Nullable Failure end(ReferenceTime reference) {
    each(file -> file.end(reference));
    return failure;
  }

  /** Writes to the report on standard output, if there is one. */
  void addAppended(Finding finding) throws IOException {
    if (appending != null) {
      appending.add(finding);
    }
  }

  /** Completes the report on standard output; empty if there is none. */
  CharSequence endAppended(ReferenceTime reference) throws IOException {
    if (appending != null) {
      appending.end(reference);
    }
    return appended;
  }

  /** Deletes incomplete reports. */
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
          failure = ReportPlace.failure(ErrorKind.OUTPUT, file.typed(), IoProblem.of(e));
        }
      }
    }
  }

  private static void discard(ReportFile file) {
    try {
      file.close();
    } catch (IOException e) {
      // The temporary file stays: the cause of the failure may also prevent its deletion.
    }
  }

  private interface Writing {
    void run(ReportFile file) throws IOException;
  }
}
