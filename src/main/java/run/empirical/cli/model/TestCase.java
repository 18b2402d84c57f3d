package run.empirical.cli.model;

import org.jspecify.annotations.Nullable;
import run.empirical.cli.text.WhiteSpace;

/**
 * A test case to look up.
 *
 * @param id the test case ID: Playwright's test ID, opaque and never blank
 * @param title the test's title, never blank; null if unknown
 * @param file the test's file as a Playwright report names it; null if unknown
 */
public record TestCase(String id, @Nullable String title, @Nullable String file) {
  /** Creates a test case; a blank title counts as unknown. */
  public TestCase {
    title = title == null || WhiteSpace.isBlank(title) ? null : title;
  }

  /** A test case whose file is unknown. */
  public TestCase(String id, @Nullable String title) {
    this(id, title, null);
  }

  /** A test case known by its ID only. */
  public static TestCase of(String id) {
    return new TestCase(id, null);
  }

  /** This test case; a missing title or file is taken from another one with the same ID. */
  public TestCase completedBy(TestCase same) {
    return new TestCase(id, title != null ? title : same.title, file != null ? file : same.file);
  }

  /** Its title if known, else its ID. */
  public String label() {
    return title != null ? title : id;
  }
}
