package run.empirical.cli.playwright;

import run.empirical.cli.json.UnexpectedJsonException;

/** Says what is wrong with a report, and where in it; its message is for people. */
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
