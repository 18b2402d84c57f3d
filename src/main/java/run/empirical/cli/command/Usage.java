package run.empirical.cli.command;

import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.FailureException;

/** Complaints about arguments that each make sense but not together. */
final class Usage {
  private Usage() {}

  static FailureException problem(String message) {
    return new FailureException(ErrorKind.USAGE, message);
  }
}
