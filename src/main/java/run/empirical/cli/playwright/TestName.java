package run.empirical.cli.playwright;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The name of a test in one project.
 *
 * @param project the project's name; empty if it has none
 * @param file the test file, relative to the report's root; null if unknown
 * @param location the source location, which is in another file if a function there creates the
 *     test; null if unknown
 * @param titles the titles of the {@code describe} blocks, outermost first, then its own
 * @param tags each with its {@code @}
 */
record TestName(
    String project,
    @Nullable String file,
    @Nullable Location location,
    List<String> titles,
    List<String> tags) {
  /** Separates two titles, as in Playwright's list reporter. */
  static final String SEPARATOR = " \u203a ";

  /**
   * The titles joined in one line.
   *
   * @param repeat the index of the repeat, from 0
   */
  String title(boolean withProject, int repeat) {
    return String.join(SEPARATOR, titles)
        + (withProject ? " [" + project + "]" : "")
        + (repeat == 0 ? "" : " (repeat:" + repeat + ")");
  }

  /**
   * The texts that {@code --grep} searches: the one that Playwright's own {@code -g} searches, and
   * the line that its list reporter prints, with and without the column.
   */
  List<String> searchTexts() {
    String extraTags = extraTags();
    String playwrightText =
        project
            + " "
            + (file == null ? "" : file + " ")
            + titles.stream().filter(title -> !title.isEmpty()).collect(Collectors.joining(" "))
            + extraTags;
    String start = project.isEmpty() ? "" : "[" + project + "]" + SEPARATOR;
    String end = String.join(SEPARATOR, titles) + extraTags;
    List<String> texts = new ArrayList<>();
    texts.add(playwrightText);
    if (location == null) {
      texts.add(start + (file == null ? "" : file + SEPARATOR) + end);
    } else {
      texts.add(start + location.fileAndLine() + SEPARATOR + end);
      texts.add(start + location.fileLineAndColumn() + SEPARATOR + end);
    }
    return texts;
  }

  /** The tags that are not part of a title. */
  private String extraTags() {
    String joined = " " + String.join(" ", titles) + " ";
    return tags.stream()
        .filter(tag -> !joined.contains(" " + tag + " "))
        .map(tag -> " " + tag)
        .collect(Collectors.joining());
  }
}
