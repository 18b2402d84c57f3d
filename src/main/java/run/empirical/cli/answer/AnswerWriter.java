package run.empirical.cli.answer;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.host.BrokenPipeException;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.DataOut;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.output.Renderer;

/**
 * Writes the output of one run to standard output, until it ends, fails or the reader closes the
 * pipe, and to report files, whatever becomes of standard output.
 */
public final class AnswerWriter implements AutoCloseable {
  private final Console console;
  private final DataOut out;
  private final Renderer renderer;
  private final Reports reports;
  private boolean outEnded;
  private @Nullable Failure outFailure;

  /**
   * Writes the output of one run.
   *
   * @param reports are closed with this
   */
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

  /**
   * Ends the output.
   *
   * @throws FailureException of kind {@code OUTPUT} if anything could not be written
   */
  void end(ReferenceTime reference) {
    Failure reportFailure = reports.end(reference);
    write(
        () -> {
          renderer.end(reference);
          out.append(reports.endAppended(reference));
        });
    Failure failure = reportFailure != null ? reportFailure : outFailure;
    if (failure != null) {
      throw new FailureException(failure);
    }
  }

  /** Deletes incomplete reports. */
  @Override
  public void close() {
    reports.close();
  }

  /** Whether anything is still being written. */
  boolean isWanted() {
    return !outEnded || !reports.isEmpty();
  }

  private void write(Writing writing) {
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

  private interface Writing {
    void run() throws IOException;
  }
}
