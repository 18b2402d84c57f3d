package run.empirical.cli.model;

/** Carries a {@link Failure} to the one place that prints it and picks the exit status. */
public final class FailureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  /** Ends what is under way with this failure. */
  public FailureException(Failure failure) {
    super(failure.message());
    this.failure = failure;
  }

  /** Ends what is under way with a failure that asking again would not mend. */
  public FailureException(ErrorKind kind, String message) {
    this(Failure.of(kind, message));
  }

  /** A mistake in the arguments. */
  public static FailureException usage(String message) {
    return new FailureException(ErrorKind.USAGE, message);
  }

  /** What went wrong. */
  public Failure failure() {
    return failure;
  }
}
