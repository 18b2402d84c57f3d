package run.empirical.cli.host;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.text.Secrets;

/**
 * Standard output for data, in UTF-8 in any locale. Every write error is reported. A reader that
 * closes the pipe, as {@code head} does, is no error: the rest is dropped.
 */
public final class DataOut extends OutputStreamWriter {
  private static final int BUFFER_SIZE = 1 << 16;

  private final Secrets secrets;

  /** Writes to the host's standard output. */
  public DataOut(Host host) {
    super(
        new BufferedOutputStream(new WhileRead(host.out(), host.closedPipe()), BUFFER_SIZE),
        StandardCharsets.UTF_8);
    this.secrets = host.secrets();
  }

  /**
   * Writes text and flushes it.
   *
   * @throws FailureException of kind {@code OUTPUT} if it cannot be written
   */
  public void print(String text) {
    try {
      write(secrets.redact(text));
      flush();
    } catch (IOException e) {
      throw new FailureException(failure(e));
    }
  }

  /** The failure for a write error. */
  public Failure failure(IOException error) {
    return Failure.of(ExitStatus.OUTPUT, "cannot write to standard output: " + IoProblem.of(error));
  }

  /** Writes to a pipe until its reader closes it. */
  private static final class WhileRead extends OutputStream {
    private final Predicate<IOException> closedPipe;
    private OutputStream out;

    WhileRead(OutputStream out, Predicate<IOException> closedPipe) {
      this.out = out;
      this.closedPipe = closedPipe;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        if (!closedPipe.test(e)) {
          throw e;
        }
        out = OutputStream.nullOutputStream();
      }
    }
  }
}
