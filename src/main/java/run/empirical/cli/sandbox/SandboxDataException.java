package run.empirical.cli.sandbox;

/** Says where a sandbox's data cannot be used, and what is wanted there. */
public final class SandboxDataException extends Exception {
  private static final long serialVersionUID = 1L;

  SandboxDataException(String message, Throwable cause) {
    super(message, cause);
  }
}
