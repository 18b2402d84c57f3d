package run.empirical.cli.playwright;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A project as the report's configuration describes it.
 *
 * @param folder where its tests are, with {@code /} between names; null when it is not told
 * @param repeats how many times it runs each test; null when it is not told
 * @param files the patterns that say which files there are its own
 */
record Project(@Nullable String folder, @Nullable Integer repeats, List<String> files) {
  /** What is assumed of a project that the configuration does not describe. */
  static final Project UNKNOWN = new Project(null, null, List.of());
}
