package run.empirical.cli.host;

import java.io.IOException;

/** Tells a closed pipe from other write errors. */
public interface ClosedPipe {
  /** Whether a write to standard output failed because the reader closed the pipe. */
  boolean isBrokenPipe(IOException error);
}
