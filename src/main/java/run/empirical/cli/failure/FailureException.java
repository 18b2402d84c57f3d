package run.empirical.cli.failure;

/** Carries a {@link Failure} to the handler that prints it and ends the program. */
public final class FailureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  /** Wraps a failure. */
  public FailureException(Failure failure) {
    super(failure.message());
    this.failure = failure;
  }

  /** Wraps a failure without an HTTP reply. */
  public FailureException(ExitStatus status, String message) {
    this(Failure.of(status, message));
  }

  /** A usage error. */
  public static FailureException usage(String message) {
    return new FailureException(ExitStatus.USAGE, message);
  }

  /** An unusable URL, file, key or variable. */
  public static FailureException config(String message) {
    return new FailureException(ExitStatus.CONFIG, message);
  }

  public Failure failure() {
    return failure;
  }
}
