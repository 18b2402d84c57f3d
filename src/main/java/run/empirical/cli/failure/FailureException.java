package run.empirical.cli.failure;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;

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

  /** A usage error, from a {@link Message}'s template. */
  @FormatMethod
  public static FailureException usage(@FormatString String template, Object... values) {
    return usage(Message.of(template, values));
  }

  /** An unusable URL, file, key or variable. */
  public static FailureException config(String message) {
    return new FailureException(ExitStatus.CONFIG, message);
  }

  /** An unusable URL, file, key or variable, from a {@link Message}'s template. */
  @FormatMethod
  public static FailureException config(@FormatString String template, Object... values) {
    return config(Message.of(template, values));
  }

  public Failure failure() {
    return failure;
  }
}
