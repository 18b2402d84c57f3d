package run.empirical.cli.text;

import java.util.List;

/** A list for a message: the first few items, and the number of the rest. */
public final class ShortList {
  private static final int MAX_SHOWN = 3;

  private ShortList() {}

  /** Joins items: {@code a, b, c and 2 more}, or {@code a; b; c; and 2 more} for longer ones. */
  public static String of(List<String> items, String separator) {
    int shown = Math.min(items.size(), MAX_SHOWN);
    String few = String.join(separator, items.subList(0, shown));
    String last = separator.equals(", ") ? " and " : separator + "and ";
    return shown == items.size() ? few : few + last + (items.size() - shown) + " more";
  }
}
