package run.empirical.cli.playwright;

import java.io.IOException;

/** Thrown by streams when an HTML report is damaged; the message is for users. */
final class DamagedReportException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedReportException(String message) {
    super(message);
  }

  DamagedReportException(String message, Throwable cause) {
    super(message, cause);
  }

  static DamagedReportException truncated() {
    return new DamagedReportException(
        "the report is truncated; if Playwright is still running, try again when it finishes");
  }
}
