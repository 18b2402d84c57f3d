package run.empirical.cli.playwright;

import java.io.IOException;

/** Says from inside a stream what is wrong with an HTML report; its message is for people. */
final class DamagedReportException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedReportException(String message) {
    super(message);
  }

  DamagedReportException(String message, Throwable cause) {
    super(message, cause);
  }

  static DamagedReportException endsEarly() {
    return new DamagedReportException(
        "the report ends early; if Playwright is still writing it, try again when it has ended");
  }
}
