package run.empirical.cli.model;

import java.util.Comparator;

/** Sorts environments: numeric IDs by value, then all others as text. */
public final class EnvironmentOrder {
  /** Orders environment IDs. */
  public static final Comparator<String> BY_ID = EnvironmentOrder::compare;

  private EnvironmentOrder() {}

  private static int compare(String left, String right) {
    boolean leftIsNumber = isNumber(left);
    boolean rightIsNumber = isNumber(right);
    if (leftIsNumber != rightIsNumber) {
      return leftIsNumber ? -1 : 1;
    }
    return leftIsNumber && left.length() != right.length()
        ? Integer.compare(left.length(), right.length())
        : left.compareTo(right);
  }

  /** Digits without a leading zero, so that a longer number is a larger one. */
  private static boolean isNumber(String id) {
    for (int i = 0; i < id.length(); i++) {
      if (id.charAt(i) < '0' || id.charAt(i) > '9') {
        return false;
      }
    }
    return !id.isEmpty() && (id.charAt(0) != '0' || id.length() == 1);
  }
}
