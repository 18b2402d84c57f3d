package run.empirical.cli.json;

import java.io.IOException;

/** Thrown if a document is not as expected; the message tells users what is wrong and where. */
public final class UnusableDocumentException extends IOException {
  private static final long serialVersionUID = 1L;

  /** The problem, for users. */
  public UnusableDocumentException(String message) {
    super(message);
  }
}
