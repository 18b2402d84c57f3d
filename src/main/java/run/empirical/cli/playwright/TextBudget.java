package run.empirical.cli.playwright;

/**
 * How much text a report may make us keep. A zip file of a few megabytes can unpack to titles of
 * gigabytes, and what is kept of a report is held in memory.
 */
final class TextBudget {
  private static final long MOST = 256L << 20;

  /** What a text takes beside its characters. */
  private static final int OVERHEAD = 64;

  private long used;

  long used() {
    return used;
  }

  /** Takes note of a text, which it returns. */
  String charge(String text) throws UnusableReportException {
    used += text.length() + OVERHEAD;
    if (used > MOST) {
      throw new UnusableReportException("has more text in its tests than fits in memory");
    }
    return text;
  }

  /** Takes back what was charged since then. */
  void release(long before) {
    used = before;
  }
}
