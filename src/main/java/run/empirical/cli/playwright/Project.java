package run.empirical.cli.playwright;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A project in the report's configuration.
 *
 * @param folder the folder of its tests, with {@code /} as separator; null if unknown
 * @param repeats how many times it runs each test; null if unknown
 * @param files the patterns that select its test files in the folder
 */
record Project(@Nullable String folder, @Nullable Integer repeats, List<String> files) {
  /** A project that the configuration does not describe. */
  static final Project UNKNOWN = new Project(null, null, List.of());
}
