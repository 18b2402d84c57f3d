package run.empirical.cli.model;

import org.jspecify.annotations.Nullable;

/**
 * A test that is asked about.
 *
 * @param id the test case ID: Playwright's test ID, opaque and never blank
 * @param title what a Playwright report calls the test; null where no report named it
 */
public record TestCase(String id, @Nullable String title) {
  public TestCase {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a test case ID is never blank");
    }
  }

  /** A test case known by its ID only. */
  public static TestCase of(String id) {
    return new TestCase(id, null);
  }
}
