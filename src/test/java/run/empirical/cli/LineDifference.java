package run.empirical.cli;

import java.util.List;

/** The difference of two texts. */
final class LineDifference {
  private LineDifference() {}

  /**
   * The differing lines, each after its number: with a minus sign if only the expected text has it,
   * with a plus sign if only the actual text has it.
   */
  static String of(List<String> expected, List<String> actual) {
    int[][] common = commonLines(expected, actual);
    StringBuilder lines = new StringBuilder();
    int i = 0;
    int j = 0;
    while (i < expected.size() || j < actual.size()) {
      if (i < expected.size() && j < actual.size() && expected.get(i).equals(actual.get(j))) {
        i++;
        j++;
      } else if (j == actual.size()
          || (i < expected.size() && common[i + 1][j] >= common[i][j + 1])) {
        lines.append(i + 1).append(" - ").append(expected.get(i++)).append('\n');
      } else {
        lines.append(j + 1).append(" + ").append(actual.get(j++)).append('\n');
      }
    }
    return lines.toString();
  }

  /** The length of the longest common subsequence of the rest, for each pair of lines. */
  private static int[][] commonLines(List<String> expected, List<String> actual) {
    int[][] common = new int[expected.size() + 1][actual.size() + 1];
    for (int i = expected.size() - 1; i >= 0; i--) {
      for (int j = actual.size() - 1; j >= 0; j--) {
        common[i][j] =
            expected.get(i).equals(actual.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
