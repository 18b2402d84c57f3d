package run.empirical.cli.playwright;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A test as it is written, with what came of it in each project and each repeat.
 *
 * @param scope what it is written in
 * @param title its own title
 * @param id the ID of the first of {@code tests}; the others have IDs that the report leaves out
 * @param location where it is written; null when the report does not tell
 * @param tags each with its {@code @}
 * @param tests in the order of the report
 */
record Spec(
    Scope scope,
    String title,
    String id,
    @Nullable Location location,
    List<String> tags,
    List<ProjectTest> tests) {
  /**
   * A spec's test in one project.
   *
   * @param project the project's ID; its name in merged reports, which have no such IDs
   * @param projectName what people call the project
   */
  record ProjectTest(String project, String projectName, Outcome outcome) {}

  /** The titles of the blocks around it, then its own. */
  List<String> titles() {
    List<String> titles = scope.titles();
    titles.add(title);
    return titles;
  }

  /** What it is called in the project of one of its tests. */
  TestName name(ProjectTest test) {
    return new TestName(test.projectName(), file(), location, titles(), tags);
  }

  @Nullable String file() {
    return scope.file();
  }
}
