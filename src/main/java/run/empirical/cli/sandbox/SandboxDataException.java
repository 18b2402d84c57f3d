package run.empirical.cli.sandbox;

/** Thrown for invalid sandbox data; the message says where, and what was expected. */
public final class SandboxDataException extends Exception {
  private static final long serialVersionUID = 1L;

  SandboxDataException(String message, Throwable cause) {
    super(message, cause);
  }
}
