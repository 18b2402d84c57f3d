package run.empirical.cli.json;

/** Says where a JSON document is not what is wanted, by path or by line and column. */
public final class UnexpectedJsonException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says it with words for people. */
  public UnexpectedJsonException(String message) {
    super(message);
  }
}
