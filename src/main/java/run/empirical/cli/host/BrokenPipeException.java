package run.empirical.cli.host;

import java.io.IOException;

/** Whoever read standard output has left, as {@code head} does when it has seen enough. */
public final class BrokenPipeException extends IOException {
  private static final long serialVersionUID = 1L;

  BrokenPipeException(IOException cause) {
    super(cause);
  }
}
