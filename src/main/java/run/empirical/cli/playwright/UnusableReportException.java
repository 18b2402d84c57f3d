package run.empirical.cli.playwright;

import run.empirical.cli.json.UnexpectedJsonException;

/** Thrown when a report cannot be used; the message tells users what is wrong and where. */
public final class UnusableReportException extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableReportException(String message) {
    super(message);
  }

  UnusableReportException(UnexpectedJsonException cause) {
    super(cause.getMessage(), cause);
  }

  UnusableReportException(DamagedReportException cause) {
    super(cause.getMessage(), cause);
  }
}
