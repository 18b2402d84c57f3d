package run.empirical.cli.playwright;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What Playwright calls a test in one project.
 *
 * @param project the project's name, empty when it has none
 * @param file the file that holds the test, relative to the report's root; null when the report
 *     does not tell
 * @param location where the test is written, which is another file when a function made it; null
 *     when the report does not tell
 * @param titles those of the {@code describe} blocks, outermost first, then its own
 * @param tags each with its {@code @}
 */
record TestName(
    String project,
    @Nullable String file,
    @Nullable Location location,
    List<String> titles,
    List<String> tags) {
  /** What stands between two titles. */
  static final String GAP = " \u203a ";

  /**
   * The titles in one line.
   *
   * @param repeat which run of a test that runs several times: 0 for the first
   */
  String title(boolean withProject, int repeat) {
    return String.join(GAP, titles)
        + (withProject ? " [" + project + "]" : "")
        + (repeat == 0 ? "" : " (repeat:" + repeat + ")");
  }

  /**
   * The texts that a pattern is looked for in: the one that Playwright's own {@code -g} looks at,
   * and the line that its list reporter prints, without and with the column.
   */
  List<String> searchTexts() {
    String extraTags = extraTags();
    String ownText =
        project
            + " "
            + (file == null ? "" : file + " ")
            + titles.stream().filter(title -> !title.isEmpty()).collect(Collectors.joining(" "))
            + extraTags;
    String start = project.isEmpty() ? "" : "[" + project + "]" + GAP;
    String end = String.join(GAP, titles) + extraTags;
    List<String> texts = new ArrayList<>();
    texts.add(ownText);
    if (location == null) {
      texts.add(start + (file == null ? "" : file + GAP) + end);
    } else {
      texts.add(start + location.fileAndLine() + GAP + end);
      texts.add(start + location.fileLineAndColumn() + GAP + end);
    }
    return texts;
  }

  /** The tags that are no part of a title. */
  private String extraTags() {
    String joined = " " + String.join(" ", titles) + " ";
    return tags.stream()
        .filter(tag -> !joined.contains(" " + tag + " "))
        .map(tag -> " " + tag)
        .collect(Collectors.joining());
  }
}
