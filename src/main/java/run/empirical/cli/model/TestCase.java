package run.empirical.cli.model;

import org.jspecify.annotations.Nullable;
import run.empirical.cli.text.SafeText;

/**
 * A test case to look up.
 *
 * @param id the test case ID: Playwright's test ID, opaque and never blank
 * @param title the test's title; null if unknown
 * @param file the test's file as a Playwright report names it; null if unknown
 */
public record TestCase(String id, @Nullable String title, @Nullable String file) {
  public TestCase {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a test case needs an ID");
    }
  }

  /** A test case whose file is unknown. */
  public TestCase(String id, @Nullable String title) {
    this(id, title, null);
  }

  /** A test case known by its ID only. */
  public static TestCase of(String id) {
    return new TestCase(id, null);
  }

  /** What is wrong with a text as an ID, in words that follow it; null if it can be one. */
  public static @Nullable String flaw(String id) {
    if (id.isBlank()) {
      return "is blank";
    }
    for (int i = 0; i < id.length(); i++) {
      // It could break a line or control a terminal.
      if (Character.isISOControl(id.charAt(i))) {
        return "contains a control character, which test case IDs never do";
      }
    }
    return SafeText.isIntact(id) ? null : "is not UTF-8";
  }

  /** This test case with the title and the file of the same one where it lacks them. */
  public TestCase completedBy(TestCase same) {
    return new TestCase(id, title != null ? title : same.title, file != null ? file : same.file);
  }

  /** What people read for it: its title where known, else its ID. */
  public String label() {
    return title != null ? title : id;
  }

  /** Whether a text begins with an ID of Playwright's form. */
  public static boolean startsLikePlaywright(String text) {
    return Assumptions.TEST_CASE_ID.matcher(text).lookingAt();
  }

  /** Whether a text has an ID of Playwright's form. */
  public static boolean hasPlaywrightId(String text) {
    return Assumptions.TEST_CASE_ID.matcher(text).find();
  }

  /** Whether its ID is of Playwright's form. */
  public boolean looksLikePlaywright() {
    return Assumptions.TEST_CASE_ID.matcher(id).matches();
  }
}
