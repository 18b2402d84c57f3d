package run.empirical.cli.host;

import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
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

  /** Writes to the host's standard output. */
  public DataOut(Host host) {
    this.out = host.out();
    this.closedPipe = host.closedPipe();
    this.secrets = host.secrets();
  }

  @Override
  public DataOut append(CharSequence text) throws IOException {
    return append(text, 0, text.length());
  }

  @Override
  public DataOut append(CharSequence text, int start, int end) throws IOException {
    int at = start;
    while (at < end) {
      int next = Math.min(end, at + BUFFER_SIZE);
      buffer.append(text, at, next);
      at = next;
      if (buffer.length() >= BUFFER_SIZE) {
        write();
      }
    }
    return this;
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
      append(secrets.redact(text)).flush();
    } catch (IOException e) {
      Failure failure = failure(e);
      if (failure != null) {
        throw new FailureException(failure);
      }
    }
  }

  /** The failure of a write; null if the reader closed the pipe, as {@code head} does. */
  public @Nullable Failure failure(IOException error) {
    return closedPipe.test(error)
        ? null
        : Failure.of(ErrorKind.OUTPUT, "cannot write to standard output: " + IoProblem.of(error));
  }

  @Override
  public void flush() throws IOException {
    write();
    out.flush();
  }

  /** Writes the buffer but for half of a surrogate pair. */
  private void write() throws IOException {
    int length = buffer.length();
    boolean half = length > 0 && Character.isHighSurrogate(buffer.charAt(length - 1));
    int end = half ? length - 1 : length;
    byte[] bytes = buffer.substring(0, end).getBytes(StandardCharsets.UTF_8);
    buffer.delete(0, end);
    out.write(bytes);
  }
}
