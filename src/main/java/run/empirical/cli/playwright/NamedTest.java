package run.empirical.cli.playwright;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.playwright.ReportJson.Test;

/**
 * A test in one project as a report names it.
 *
 * @param id null if the report does not tell it
 * @param titles the titles of the {@code describe} blocks, outermost first, then its own
 * @param file relative to the report's root; null if unknown
 */
record NamedTest(@Nullable String id, List<String> titles, Test test, @Nullable String file) {
  /** Separates two titles, as in Playwright's list reporter. */
  private static final String SEPARATOR = " \u203a ";

  /**
   * Gives each test one title: with its project if there are several, and with its file if another
   * test has the same.
   */
  static List<ReportedTest> titled(List<NamedTest> tests) {
    boolean projects = tests.stream().map(NamedTest::project).distinct().count() > 1;
    Map<String, Set<@Nullable String>> ids = new HashMap<>();
    for (NamedTest test : tests) {
      ids.computeIfAbsent(test.title(projects), title -> new HashSet<>()).add(test.id);
    }
    return tests.stream()
        .map(
            test -> {
              String title = test.title(projects);
              boolean shared = ids.getOrDefault(title, Set.of()).size() > 1;
              return test.titled(
                  shared && test.file != null ? test.file + SEPARATOR + title : title);
            })
        .toList();
  }

  private ReportedTest titled(String title) {
    TestCase testCase = id == null ? TestCase.withoutId(title) : new TestCase(id, title, file);
    return new ReportedTest(testCase, test.outcome());
  }

  private String project() {
    return Objects.requireNonNullElse(test.projectName(), "");
  }

  private String title(boolean withProject) {
    return String.join(SEPARATOR, titles) + (withProject ? " [" + project() + "]" : "");
  }
}
