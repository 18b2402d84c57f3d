package run.empirical.cli.answer;

import java.util.ArrayList;
import java.util.List;

/** A list for a message: the first few items, and the number of the rest. */
final class ShortList {
  /** How many items most lists show. */
  static final int FEW = 3;

  private final String separator;
  private final int most;
  private final List<String> first = new ArrayList<>();
  private int size;

  ShortList(String separator) {
    this(separator, FEW);
  }

  ShortList(String separator, int most) {
    this.separator = separator;
    this.most = most;
  }

  void add(String text) {
    size++;
    if (first.size() < most) {
      first.add(text);
    }
  }

  /** The number of items. */
  int size() {
    return size;
  }

  /** In words: {@code a, b, c and 2 more}. */
  @Override
  public String toString() {
    int more = size - first.size();
    return String.join(separator, first) + (more > 0 ? " and " + more + " more" : "");
  }
}
