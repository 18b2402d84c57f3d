package run.empirical.cli.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard error, which ends a terminal's current line when a signal ends the program, so that the
 * prompt starts on a line of its own. Shells do that only after a program that the signal killed,
 * but Java catches the signal and exits.
 */
public final class ErrorOutput extends OutputStream {
  private static final byte[] END_LINE = "\n".getBytes(StandardCharsets.US_ASCII);

  /** Clears a progress line, and the {@code ^C} that the terminal shows on it. */
  private static final byte[] CLEAR_LINE = "\r\u001b[K".getBytes(StandardCharsets.US_ASCII);

  private final OutputStream out;
  private boolean inLine;
  private boolean closed;

  public ErrorOutput(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  /** Writes nothing once it is closed: a thread may still print progress. */
  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    if (!closed && length > 0) {
      out.write(bytes, offset, length);
      inLine = bytes[offset + length - 1] != '\n';
    }
  }

  /** Ends or clears the line that the cursor is on, and closes the stream, unless it is closed. */
  public synchronized void endLine() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      out.write(inLine ? CLEAR_LINE : END_LINE);
    } catch (IOException e) {
      // The terminal is closed.
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
  }
}
