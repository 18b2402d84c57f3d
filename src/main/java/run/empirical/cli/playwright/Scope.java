package run.empirical.cli.playwright;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file or a {@code describe} block around tests. Its title comes to be known at its end, since
 * members of JSON objects have no order.
 */
final class Scope {
  private final @Nullable Scope around;
  private String title = "";
  private @Nullable String file;

  /** A {@code describe} block in another scope, or a file in none. */
  Scope(@Nullable Scope around) {
    this.around = around;
  }

  void setTitle(String newTitle) {
    title = newTitle;
  }

  void setFile(String newFile) {
    file = newFile;
  }

  /**
   * The file that holds the tests, relative to the report's root; null when the report does not
   * tell. Inner scopes and tests may name another one, whose functions made them.
   */
  @Nullable String file() {
    return around == null ? file : around.file();
  }

  /**
   * A new list of the titles of the {@code describe} blocks, outermost first, those without a title
   * left out.
   */
  List<String> titles() {
    if (around == null) {
      return new ArrayList<>();
    }
    List<String> titles = around.titles();
    if (!title.isEmpty()) {
      titles.add(title);
    }
    return titles;
  }
}
