package run.empirical.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import run.empirical.cli.host.Console;

/** Ends the line of a status that a signal interrupts, so that the prompt gets its own. */
final class StatusLineGuard extends FilterOutputStream {
  private volatile boolean statusShown;

  StatusLineGuard(OutputStream err) {
    super(err);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    statusShown =
        new String(bytes, offset, length, StandardCharsets.UTF_8).endsWith(Console.STATUS_END);
  }

  void endLine() {
    try {
      if (statusShown) {
        out.write('\n');
      }
    } catch (IOException e) {
      // The terminal is gone.
      statusShown = false;
    }
  }
}
