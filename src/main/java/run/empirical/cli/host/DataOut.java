package run.empirical.cli.host;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.FailureException;

/** Standard output for data: UTF-8 in any locale, and reports every write error. */
public final class DataOut extends OutputStreamWriter {
  private static final int BUFFER_SIZE = 1 << 16;

  private final Predicate<IOException> closedPipe;
  private final Secrets secrets;

  /** Writes to the host's standard output. */
  public DataOut(Host host) {
    super(new BufferedOutputStream(host.out(), BUFFER_SIZE), StandardCharsets.UTF_8);
    this.closedPipe = host.closedPipe();
    this.secrets = host.secrets();
  }

  /**
   * Writes text at once. A reader that closed the pipe is not an error.
   *
   * @throws FailureException of kind {@code OUTPUT} if it cannot be written
   */
  public void print(String text) {
    try {
      write(secrets.redact(text));
      flush();
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
}
