package run.empirical.cli.playwright;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A test as it is written, with what came of it in each project and each repeat.
 *
 * @param scope what it is written in
 * @param title its own title
 * @param id the ID of the first of {@code tests}; the others have IDs that the report leaves out
 * @param tests in the order of the report
 */
record Spec(Scope scope, String title, String id, List<ProjectTest> tests) {
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

  @Nullable String file() {
    return scope.file();
  }
}
