package run.empirical.cli.sandbox;

/** Says where a JSON document is not what is wanted, by path or by line and column. */
final class UnexpectedJsonException extends Exception {
  private static final long serialVersionUID = 1L;

  UnexpectedJsonException(String message) {
    super(message);
  }
}
