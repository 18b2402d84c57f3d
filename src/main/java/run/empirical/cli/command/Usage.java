package run.empirical.cli.command;

import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.FailureException;

/** Mistakes in the arguments that picocli does not find by itself. */
final class Usage {
  private Usage() {}

  static FailureException problem(String message) {
    return new FailureException(ErrorKind.USAGE, message);
  }
}
