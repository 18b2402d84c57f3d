package run.empirical.cli.playwright;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.TestCase;

/**
 * A test in one project as a report names it.
 *
 * @param id null if the report does not tell it
 * @param titles the titles of the {@code describe} blocks, outermost first, then its own
 * @param project the project's name; empty if it has none
 * @param repeat which repeat of {@code --repeat-each} it is, from 0
 * @param file relative to the report's root; null if unknown
 */
record NamedTest(
    @Nullable String id,
    List<String> titles,
    String project,
    int repeat,
    @Nullable String file,
    Outcome outcome) {
  /** Separates two titles, as in Playwright's list reporter. */
  private static final String SEPARATOR = " \u203a ";

  /**
   * Gives each test one title: with its project if there are several, and with its file if another
   * test has the same.
   */
  static List<ReportedTest> titled(List<NamedTest> tests) {
    boolean severalProjects = tests.stream().map(NamedTest::project).distinct().count() > 1;
    Set<String> shared = new HashSet<>();
    Map<String, String> idByTitle = new HashMap<>();
    for (NamedTest test : tests) {
      String title = test.title(severalProjects);
      String other = test.id == null ? null : idByTitle.putIfAbsent(title, test.id);
      if (other != null && !other.equals(test.id)) {
        shared.add(title);
      }
    }
    List<ReportedTest> titled = new ArrayList<>(tests.size());
    for (NamedTest test : tests) {
      String title = test.title(severalProjects);
      if (test.file != null && shared.contains(title)) {
        title = test.file + SEPARATOR + title;
      }
      TestCase testCase =
          test.id == null ? TestCase.withoutId(title) : new TestCase(test.id, title, test.file);
      titled.add(new ReportedTest(testCase, test.outcome));
    }
    return titled;
  }

  private String title(boolean withProject) {
    return String.join(SEPARATOR, titles)
        + (withProject ? " [" + project + "]" : "")
        + (repeat == 0 ? "" : " (repeat:" + repeat + ")");
  }
}
