package run.empirical.cli.answer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.host.BrokenPipeException;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.DataOut;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.output.Look;
import run.empirical.cli.output.OutputFormat;
import run.empirical.cli.output.Renderer;
import run.empirical.cli.output.Surface;

/**
 * Writes the output of one run to standard output, until it ends, fails or the reader closes the
 * pipe, and to report files, whatever becomes of standard output and of each other.
 */
public final class AnswerWriter implements AutoCloseable {
  private final Console console;
  private final DataOut out;
  private final Renderer renderer;
  private final List<ReportFile> files = new ArrayList<>();
  private final StringBuilder appended = new StringBuilder();
  private @Nullable Renderer appending;
  private boolean outEnded;
  private @Nullable Failure outFailure;

  /** Writes to standard output. */
  public AnswerWriter(Console console, DataOut out, Renderer renderer) {
    this.console = console;
    this.out = out;
    this.renderer = renderer;
  }

  /** A write, which may fail. */
  interface Writing {
    void run() throws IOException;
  }

  /**
   * Opens reports; none stays if this fails, with {@code CONFIG}, because one cannot be written or
   * is one of the inputs.
   */
  public void open(
      List<ReportTarget> reports,
      Question question,
      Look look,
      InputFiles inputs,
      DoubleSupplier random) {
    try {
      for (ReportTarget report : reports) {
        OutputFormat format = report.format();
        ReportPlace place = ReportPlace.of(report.file());
        if (place.standardOutput()) {
          appending = format.renderer(question, look, Surface.FILE, appended);
        } else {
          place.check(inputs);
          files.add(ReportFile.open(format, place, question, look, random));
        }
      }
    } catch (FailureException e) {
      close();
      throw e;
    }
  }

  void add(Finding finding) {
    print(
        () -> {
          renderer.add(finding);
          if (appending != null) {
            appending.add(finding);
          }
        });
    files.forEach(file -> file.add(finding));
  }

  /** Ends the output; fails with {@code OUTPUT} if anything could not be written. */
  void end(ReferenceTime reference) {
    files.forEach(file -> file.end(reference));
    print(
        () -> {
          renderer.end(reference);
          if (appending != null) {
            appending.end(reference);
          }
          out.append(appended);
        });
    for (ReportFile file : files) {
      fail(file.failure());
    }
    fail(outFailure);
  }

  /** Whether anything is still being written. */
  boolean isWanted() {
    return !outEnded || files.stream().anyMatch(file -> file.failure() == null);
  }

  /** Deletes incomplete reports. */
  @Override
  public void close() {
    files.forEach(ReportFile::close);
  }

  private void print(Writing writing) {
    if (outEnded) {
      return;
    }
    try {
      try {
        writing.run();
      } finally {
        flush();
      }
    } catch (BrokenPipeException e) {
      outEnded = true;
    } catch (IOException e) {
      outEnded = true;
      outFailure = DataOut.failure(e);
    }
  }

  private void flush() throws IOException {
    if (out.hasUnflushedText()) {
      // On a terminal, both streams share the screen.
      console.clearStatus();
      out.flush();
    }
  }

  private static void fail(@Nullable Failure failure) {
    if (failure != null) {
      throw new FailureException(failure);
    }
  }
}
