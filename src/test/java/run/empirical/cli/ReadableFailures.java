package run.empirical.cli;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.AssertionFailedError;

/**
 * Gives a failed comparison with a long message the lines that differ instead of both values, in
 * every test. A line is one of a text, an element of a list or a set, or an entry of a map.
 */
public final class ReadableFailures implements TestExecutionExceptionHandler {
  private static final int SHORT = 100;

  /** The most pairs of lines that are compared. */
  private static final int MOST_PAIRS = 10_000_000;

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw failure instanceof AssertionFailedError error ? readable(error) : failure;
  }

  /** The same failure, if it is long with the lines that differ before the test's own message. */
  static AssertionFailedError readable(AssertionFailedError error) {
    String message = String.valueOf(error.getMessage());
    if (!error.isExpectedDefined() || !error.isActualDefined() || message.length() <= SHORT) {
      return error;
    }
    List<String> expected = lines(error.getExpected().getEphemeralValue());
    List<String> actual = lines(error.getActual().getEphemeralValue());
    if (expected.equals(actual) || (long) expected.size() * actual.size() > MOST_PAIRS) {
      return error;
    }
    // JUnit writes both values behind the test's own message.
    String own = message.substring(0, Math.max(0, message.lastIndexOf(" ==> expected: ")));
    AssertionFailedError readable =
        new AssertionFailedError(
            (LineDifference.of(expected, actual) + own).stripTrailing(),
            error.getExpected(),
            error.getActual(),
            error.getCause());
    readable.setStackTrace(error.getStackTrace());
    return readable;
  }

  private static List<String> lines(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return lines(map.entrySet());
    }
    if (value instanceof Collection<?> elements) {
      Stream<String> lines = elements.stream().map(String::valueOf);
      return (value instanceof Set ? lines.sorted() : lines).toList();
    }
    return List.of(String.valueOf(value).split("\n", -1));
  }
}
