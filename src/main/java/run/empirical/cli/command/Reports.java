package run.empirical.cli.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.output.RenderSettings;

/** The report files of one run; one that fails does not keep the others from being written. */
final class Reports implements AutoCloseable {
  private final List<ReportFile> files = new ArrayList<>();
  private @Nullable Failure failure;

  /** Makes all of them ready to write, or none. */
  static Reports open(List<ReportTarget> targets, RenderSettings settings, DoubleSupplier random) {
    Reports reports = new Reports();
    try {
      for (ReportTarget target : targets) {
        reports.files.add(ReportFile.open(target, settings, random));
      }
      return reports;
    } catch (RuntimeException e) {
      reports.close();
      throw e;
    }
  }

  /** Whether none is left to be written. */
  boolean isEmpty() {
    return files.isEmpty();
  }

  void add(Finding finding) {
    each(file -> file.add(finding));
  }

  /** Completes them; returns what went wrong with the first that failed, null when none did. */
  @Nullable Failure end(ReferenceTime reference) {
    each(file -> file.end(reference));
    return failure;
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
                  "cannot write the report " + file.name() + ": " + PlainReason.of(e));
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
