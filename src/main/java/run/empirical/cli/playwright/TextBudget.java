package run.empirical.cli.playwright;

/**
 * Limits how much text of a report is kept in memory. A zip file of a few megabytes can unpack to
 * gigabytes of titles.
 */
final class TextBudget {
  private static final long MAX_TEXT = 256L << 20;

  /** The cost of a string in addition to its characters. */
  private static final int OVERHEAD = 64;

  private long used;

  long used() {
    return used;
  }

  /** Counts a text toward the limit, and returns it. */
  String charge(String text) throws UnusableReportException {
    used += text.length() + OVERHEAD;
    if (used > MAX_TEXT) {
      throw new UnusableReportException("has too much text in its tests to fit in memory");
    }
    return text;
  }

  /** Resets the count to an earlier value of {@link #used}. */
  void reset(long earlier) {
    used = earlier;
  }
}
