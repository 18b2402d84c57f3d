package run.empirical.cli.playwright;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file or {@code describe} block with tests. Its title may be read after its tests, since members
 * of JSON objects have no order.
 */
final class Suite {
  private final @Nullable Suite parent;
  private String title = "";
  private @Nullable String file;

  /** A {@code describe} block in a parent suite, or a file without one. */
  Suite(@Nullable Suite parent) {
    this.parent = parent;
  }

  void setTitle(String newTitle) {
    title = newTitle;
  }

  void setFile(String newFile) {
    file = newFile;
  }

  /**
   * The test file, relative to the report's root; null if unknown. Nested suites and tests may have
   * another one, if functions in that file create them.
   */
  @Nullable String file() {
    return parent == null ? file : parent.file();
  }

  /** A new list of the {@code describe} blocks' titles, outermost first, without empty ones. */
  List<String> titles() {
    if (parent == null) {
      return new ArrayList<>();
    }
    List<String> titles = parent.titles();
    if (!title.isEmpty()) {
      titles.add(title);
    }
    return titles;
  }
}
