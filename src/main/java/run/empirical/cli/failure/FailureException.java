package run.empirical.cli.failure;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import org.jspecify.annotations.Nullable;

/** Carries a {@link Failure} to the handler that prints it and ends the program. */
public final class FailureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  /** Wraps a failure. */
  public FailureException(Failure failure) {
    super(failure.message());
    this.failure = failure;
  }

  /** Wraps a failure without an HTTP reply, from a {@link Message}'s template. */
  @FormatMethod
  public FailureException(
      ExitStatus status, @FormatString String template, @Nullable Object... values) {
    this(Failure.of(status, Message.of(template, values)));
  }

  /** A usage error, from a {@link Message}'s template. */
  @FormatMethod
  public static FailureException usage(@FormatString String template, @Nullable Object... values) {
    return new FailureException(ExitStatus.USAGE, template, values);
  }

  /** An unusable URL, file, key or variable, from a {@link Message}'s template. */
  @FormatMethod
  public static FailureException config(@FormatString String template, @Nullable Object... values) {
    return new FailureException(ExitStatus.CONFIG, template, values);
  }

  public Failure failure() {
    return failure;
  }
}
