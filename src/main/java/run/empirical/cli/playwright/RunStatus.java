package run.empirical.cli.playwright;

import org.jspecify.annotations.Nullable;

/** How a Playwright run ended, according to {@code .last-run.json}. */
public enum RunStatus {
  PASSED("passed"),
  FAILED("failed"),
  TIMED_OUT("timedout"),
  INTERRUPTED("interrupted");

  private final String word;

  RunStatus(String word) {
    this.word = word;
  }

  /** Parses a status in the file; null if Playwright has no such status. */
  static @Nullable RunStatus parse(String word) {
    for (RunStatus status : values()) {
      if (status.word.equals(word)) {
        return status;
      }
    }
    return null;
  }
}
