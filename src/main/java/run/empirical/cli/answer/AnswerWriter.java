package run.empirical.cli.answer;

import java.io.IOException;
import run.empirical.cli.host.BrokenPipeException;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.DataOut;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.output.Renderer;

/**
 * Writes the output of one run to standard output, until it ends or the reader closes the pipe, and
 * to report files.
 */
public final class AnswerWriter {
  private final Console console;
  private final DataOut out;
  private final Renderer renderer;
  private final Reports reports;
  private boolean brokenPipe;

  /** Writes the output of one run. */
  public AnswerWriter(Console console, DataOut out, Renderer renderer, Reports reports) {
    this.console = console;
    this.out = out;
    this.renderer = renderer;
    this.reports = reports;
  }

  void add(Finding finding) {
    write(
        () -> {
          renderer.add(finding);
          reports.addAppended(finding);
        });
    reports.add(finding);
  }

  void end(ReferenceTime reference) {
    Failure failure = reports.end(reference);
    write(
        () -> {
          renderer.end(reference);
          out.append(reports.endAppended(reference));
        });
    if (failure != null) {
      throw new FailureException(failure);
    }
  }

  /** Whether anything is still being written. */
  boolean isWanted() {
    return !brokenPipe || !reports.isEmpty();
  }

  private void write(Writing writing) {
    if (brokenPipe) {
      return;
    }
    try {
      try {
        writing.run();
      } finally {
        flush();
      }
    } catch (BrokenPipeException e) {
      brokenPipe = true;
    } catch (IOException e) {
      throw new FailureException(
          ErrorKind.OUTPUT, "cannot write to standard output: " + e.getMessage());
    }
  }

  private void flush() throws IOException {
    if (out.hasBufferedText()) {
      // On a terminal, both streams share the screen.
      console.clearStatus();
      out.flush();
    }
  }

  private interface Writing {
    void run() throws IOException;
  }
}
