package run.empirical.cli.host;

import java.io.IOException;

/** Tells a reader that left from an output that failed. */
public interface ClosedPipe {
  /** Whether a write to standard output failed because nobody reads it any more. */
  boolean isBrokenPipe(IOException error);
}
