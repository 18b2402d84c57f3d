package run.empirical.cli.playwright;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A test in the source code, with its outcome in each project and each repeat.
 *
 * @param suite the suite around it
 * @param title its own title
 * @param id the ID of the first of {@code tests}; the report omits the IDs of the others
 * @param location its source location; null if unknown
 * @param tags each with its {@code @}
 * @param tests in the report's order
 */
record Spec(
    Suite suite,
    String title,
    String id,
    @Nullable Location location,
    List<String> tags,
    List<ProjectTest> tests) {
  /**
   * A spec's test in one project.
   *
   * @param project the project's ID; its name in merged reports, which have no project IDs
   * @param projectName the project's name
   */
  record ProjectTest(String project, String projectName, Outcome outcome) {}

  /** The titles of the {@code describe} blocks, then its own. */
  List<String> titles() {
    List<String> titles = suite.titles();
    titles.add(title);
    return titles;
  }

  /** The name of one of its tests. */
  TestName name(ProjectTest test) {
    return new TestName(test.projectName(), file(), location, titles(), tags);
  }

  @Nullable String file() {
    return suite.file();
  }
}
