package run.empirical.cli.host;

import java.io.IOException;

/** The reader of standard output has closed the pipe, as {@code head} does. */
public final class BrokenPipeException extends IOException {
  private static final long serialVersionUID = 1L;

  BrokenPipeException(IOException cause) {
    super(cause);
  }
}
