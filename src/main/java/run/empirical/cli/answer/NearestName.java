package run.empirical.cli.answer;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Suggests a name for a mistyped one. */
public final class NearestName {
  private static final int MOST_EDITS = 2;

  private NearestName() {}

  /** The name with the smallest edit distance, at most two; null if there is none. */
  public static @Nullable String of(String typed, Collection<String> names) {
    String nearest = null;
    int fewest = Math.min(MOST_EDITS, (typed.length() - 1) / 2) + 1;
    for (String name : names) {
      int edits = edits(typed.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
      if (edits < fewest) {
        fewest = edits;
        nearest = name;
      }
    }
    return nearest;
  }

  /** The Levenshtein distance, one row of its table at a time. */
  private static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int substituted = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
