package run.empirical.cli.playwright;

import java.io.IOException;
import run.empirical.cli.json.UnexpectedJsonException;

/** Thrown when a report cannot be used; the message tells users what is wrong and where. */
public final class UnusableReportException extends IOException {
  private static final long serialVersionUID = 1L;

  UnusableReportException(String message) {
    super(message);
  }

  UnusableReportException(String message, Throwable cause) {
    super(message, cause);
  }

  UnusableReportException(UnexpectedJsonException cause) {
    super(cause.getMessage(), cause);
  }

  static UnusableReportException truncated() {
    return new UnusableReportException(
        "the report is truncated; if Playwright is still running, try again when it finishes");
  }
}
