package run.empirical.cli.command;

import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.FailureException;

/**
 * Explains errors that no other code handles: the system ran out of a resource, or the program has
 * a bug.
 */
final class UnexpectedError {
  /** As glibc, macOS and Windows say it, and as musl does. */
  private static final List<String> TOO_MANY_OPEN_FILES =
      List.of("Too many open files", "No file descriptors available");

  private UnexpectedError() {}

  /** Explains an error. */
  static Failure explain(Throwable error) {
    Failure known = known(error);
    return known != null
        ? known
        : Failure.of(ErrorKind.INTERNAL, "a bug in empirical, please report it: " + error);
  }

  /** Whether the error is a bug, so that a stack trace helps. */
  static boolean isBug(Throwable error) {
    return known(error) == null;
  }

  private static @Nullable Failure known(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (cause instanceof FailureException expected) {
        return expected.failure();
      }
      if (cause instanceof OutOfMemoryError) {
        return Failure.of(
            ErrorKind.INTERNAL,
            message.contains("native thread")
                ? "cannot start another thread: raise the limit on processes (ulimit -u) or free"
                    + " memory"
                : "out of memory");
      }
      if (TOO_MANY_OPEN_FILES.stream().anyMatch(message::contains)) {
        return new Failure(
            ErrorKind.UNREACHABLE,
            "too many open files: raise the limit (ulimit -n)",
            null,
            /* retryable= */ true);
      }
      if (cause instanceof GeneralSecurityException
          || cause instanceof ProviderException
          || cause instanceof SecurityException) {
        return Failure.of(
            ErrorKind.CONFIG,
            "cannot set up TLS ("
                + deepest(cause)
                + "): check /dev/random, /dev/urandom and the limit on open files (ulimit -n)");
      }
    }
    return null;
  }

  private static String deepest(Throwable error) {
    Throwable last = error;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    String message = last.getMessage();
    return message == null ? last.getClass().getSimpleName() : message;
  }
}
