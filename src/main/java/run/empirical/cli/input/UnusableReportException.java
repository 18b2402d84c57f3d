package run.empirical.cli.input;

import java.io.IOException;

/** Thrown when a report cannot be used; the message tells users what is wrong and where. */
public final class UnusableReportException extends IOException {
  private static final long serialVersionUID = 1L;

  UnusableReportException(String message) {
    super(message);
  }

  UnusableReportException(String message, Throwable cause) {
    super(message, cause);
  }
}
