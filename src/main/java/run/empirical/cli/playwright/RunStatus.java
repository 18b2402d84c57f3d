package run.empirical.cli.playwright;

import org.jspecify.annotations.Nullable;

/** How a run of Playwright ended, as {@code .last-run.json} says it. */
public enum RunStatus {
  PASSED("passed"),
  FAILED("failed"),
  TIMED_OUT("timedout"),
  INTERRUPTED("interrupted");

  private final String word;

  RunStatus(String word) {
    this.word = word;
  }

  /** The status that the file writes so; null for a word that Playwright does not use. */
  static @Nullable RunStatus of(String word) {
    for (RunStatus status : values()) {
      if (status.word.equals(word)) {
        return status;
      }
    }
    return null;
  }
}
