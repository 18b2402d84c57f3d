package run.empirical.cli.command;

import java.util.ArrayList;
import java.util.List;

/** As many reasons as fit into a line; the others are counted. */
final class FewReasons {
  private static final int MOST = 3;

  private final List<String> first = new ArrayList<>();
  private int more;

  void add(String reason) {
    if (first.size() < MOST) {
      first.add(reason);
    } else {
      more++;
    }
  }

  /** In words: {@code a, b, c and 2 more}. */
  @Override
  public String toString() {
    return String.join(", ", first) + (more > 0 ? " and " + more + " more" : "");
  }
}
