package run.empirical.cli.answer;

import java.util.ArrayList;
import java.util.List;

/** As many texts as fit into a line; the others are counted. */
final class ShortList {
  private static final int MOST = 3;

  private final List<String> first = new ArrayList<>();
  private int size;

  void add(String text) {
    size++;
    if (first.size() < MOST) {
      first.add(text);
    }
  }

  /** How many there are in all. */
  int size() {
    return size;
  }

  /** In words: {@code a, b, c and 2 more}. */
  @Override
  public String toString() {
    int more = size - first.size();
    return String.join(", ", first) + (more > 0 ? " and " + more + " more" : "");
  }
}
