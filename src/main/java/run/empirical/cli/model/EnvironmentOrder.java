package run.empirical.cli.model;

import java.util.Comparator;

/** The order of environments: IDs that are numbers by their value, then all others as text. */
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

  /** Digits without a leading zero, so that a longer one is a larger one. */
  private static boolean isNumber(String id) {
    return !id.isEmpty()
        && (id.charAt(0) != '0' || id.length() == 1)
        && id.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
