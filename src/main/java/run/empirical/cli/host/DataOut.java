package run.empirical.cli.host;

import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.FailureException;

/** Standard output for data: UTF-8 in any locale, and reports every write error. */
public final class DataOut implements Appendable, Flushable {
  private static final int BUFFER_SIZE = 1 << 16;

  private final OutputStream out;
  private final Predicate<IOException> closedPipe;
  private final Secrets secrets;
  private final StringBuilder buffer = new StringBuilder();
  private boolean flushed = true;

  /** Writes to the host's standard output. */
  public DataOut(Host host) {
    this.out = host.out();
    this.closedPipe = host.closedPipe();
    this.secrets = host.secrets();
  }

  /** Buffers text, and writes whole lines, if there are any, when the buffer is full. */
  @Override
  public DataOut append(CharSequence text) throws IOException {
    buffer.append(text);
    flushed = flushed && text.isEmpty();
    if (buffer.length() >= BUFFER_SIZE) {
      int lines = buffer.lastIndexOf("\n") + 1;
      write(lines > 0 ? lines : buffer.length());
    }
    return this;
  }

  @Override
  public DataOut append(CharSequence text, int start, int end) throws IOException {
    return append(text.subSequence(start, end));
  }

  @Override
  public DataOut append(char c) throws IOException {
    return append(String.valueOf(c));
  }

  /**
   * Writes text at once. A reader that closed the pipe is not an error.
   *
   * @throws FailureException of kind {@code OUTPUT} if it cannot be written
   */
  public void print(String text) {
    try {
      append(text).flush();
    } catch (BrokenPipeException e) {
      return;
    } catch (IOException e) {
      throw new FailureException(failure(e));
    }
  }

  /** The failure of a write. */
  public static Failure failure(IOException error) {
    return Failure.of(ErrorKind.OUTPUT, "cannot write to standard output: " + error.getMessage());
  }

  /** Whether there is text since the last flush, buffered or written. */
  public boolean hasUnflushedText() {
    return !flushed;
  }

  /**
   * Writes the buffered text, which ends a document or a line.
   *
   * @throws BrokenPipeException if the reader closed the pipe
   * @throws IOException if it cannot be written
   */
  @Override
  public void flush() throws IOException {
    if (!buffer.isEmpty()) {
      write(buffer.length());
    }
    out.flush();
    flushed = true;
  }

  private void write(int length) throws IOException {
    int end = Character.isHighSurrogate(buffer.charAt(length - 1)) ? length - 1 : length;
    byte[] bytes = secrets.redact(buffer.substring(0, end)).getBytes(StandardCharsets.UTF_8);
    buffer.delete(0, end);
    try {
      out.write(bytes);
    } catch (IOException e) {
      throw closedPipe.test(e) ? new BrokenPipeException(e) : e;
    }
  }
}
