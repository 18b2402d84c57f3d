package run.empirical.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.AssertionFailedError;

class ReadableFailuresTest {
  private static final String LONG = "x".repeat(100);

  static List<Arguments> comparisons() {
    return List.of(
        Arguments.of(
            new Outcome(20, LONG + "\n", "a\n"),
            new Outcome(0, LONG + "\n", "b\n"),
            null,
            "1 - exit 20\n1 + exit 0\n5 - a\n5 + b"),
        Arguments.of(List.of("a", LONG, "b"), List.of(LONG, "b", "c"), null, "1 - a\n3 + c"),
        Arguments.of(set("b", LONG, "a"), set(LONG, "b"), null, "1 - a"),
        Arguments.of(Map.of("b", LONG, "a", 1), Map.of("b", LONG, "a", 2), "", "1 - a=1\n1 + a=2"),
        Arguments.of(1, 2, LONG, "1 - 1\n1 + 2\n" + LONG),
        Arguments.of("a", "b\n", "short", "short ==> expected: <a> but was: <b\n>"),
        Arguments.of(new StringBuilder(LONG), LONG, "types", null));
  }

  private static Set<String> set(String... elements) {
    return new LinkedHashSet<>(List.of(elements));
  }

  @ParameterizedTest
  @MethodSource("comparisons")
  void showsLinesThatDiffer(
      Object expected, Object actual, @Nullable String details, @Nullable String message) {
    AssertionFailedError error =
        assertThrows(AssertionFailedError.class, () -> assertEquals(expected, actual, details));
    AssertionFailedError readable = ReadableFailures.readable(error);
    assertEquals(message == null ? error.getMessage() : message, readable.getMessage());
    assertArrayEquals(error.getStackTrace(), readable.getStackTrace());
    assertSame(error.getActual(), readable.getActual());
  }
}
