package run.empirical.cli.playwright;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /** What Playwright takes for a tag in a title. */
  private static final Pattern TAG = Pattern.compile("@[^\\s\\p{Z}\\ufeff]+");

  /** The name of the same test in another file. */
  TestName in(@Nullable String otherFile) {
    return new TestName(project, otherFile, location, titles, tags);
  }

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
   * The texts that {@code --grep} searches: those that Playwright's own {@code -g} may search, and
   * the line that its list reporter prints, with and without the column.
   *
   * @throws UnusableReportException if Playwright may search too many texts
   */
  List<String> searchTexts() throws UnusableReportException {
    List<String> extraTags = extraTags();
    List<String> names = new ArrayList<>();
    names.add(project + (file == null ? "" : " " + file));
    titles.stream().filter(title -> !title.isEmpty()).forEach(names::add);
    List<String> texts = new ArrayList<>(TagPlacements.texts(names, extraTags));
    String projectLabel = project.isEmpty() ? "" : "[" + project + "]" + SEPARATOR;
    String end =
        String.join(SEPARATOR, titles)
            + extraTags.stream().map(tag -> " " + tag).collect(Collectors.joining());
    if (location == null) {
      texts.add(projectLabel + (file == null ? "" : file + SEPARATOR) + end);
    } else {
      texts.add(projectLabel + location.fileAndLine() + SEPARATOR + end);
      texts.add(projectLabel + location.fileLineAndColumn() + SEPARATOR + end);
    }
    return texts;
  }

  /** The tags that are not part of a title. */
  private List<String> extraTags() {
    List<String> extra = new ArrayList<>(tags);
    Matcher inTitles = TAG.matcher(String.join(" ", titles));
    while (inTitles.find()) {
      extra.remove(inTitles.group());
    }
    return extra;
  }
}
