package run.empirical.cli.json;

import java.io.IOException;

/** Thrown when JSON is not as expected; the message gives the path, or line and column. */
public final class UnexpectedJsonException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Takes a message for users. */
  public UnexpectedJsonException(String message) {
    super(message);
  }
}
