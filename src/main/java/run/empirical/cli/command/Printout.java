package run.empirical.cli.command;

import java.io.IOException;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.DataOut;
import run.empirical.cli.host.ReaderGone;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.output.Renderer;

/** The answer on standard output: written as it comes, until it ends or its reader leaves. */
final class Printout {
  private final Console console;
  private final DataOut out;
  private final Renderer renderer;
  private boolean readerGone;

  Printout(Console console, DataOut out, Renderer renderer) {
    this.console = console;
    this.out = out;
    this.renderer = renderer;
  }

  void add(Finding finding) {
    write(() -> renderer.add(finding));
  }

  void end(ReferenceTime reference) {
    write(() -> renderer.end(reference));
  }

  /** Whether nobody reads any more; what is added then goes nowhere. */
  boolean readerGone() {
    return readerGone;
  }

  private void write(Writing writing) {
    if (readerGone) {
      return;
    }
    try {
      writing.run();
      if (out.isWaiting()) {
        // On a terminal both streams share the screen.
        console.clearStatus();
        out.flush();
      }
    } catch (ReaderGone e) {
      readerGone = true;
    } catch (IOException e) {
      throw new FailureException(
          ErrorKind.OUTPUT, "cannot write to standard output: " + e.getMessage());
    }
  }

  private interface Writing {
    void run() throws IOException;
  }
}
