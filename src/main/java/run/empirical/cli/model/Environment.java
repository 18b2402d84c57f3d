package run.empirical.cli.model;

import java.util.Comparator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An environment of the answer.
 *
 * @param id its ID; null if no environment is known
 * @param name the user's name for the ID; null if there is none
 */
public record Environment(@Nullable String id, @Nullable String name) {
  /** Orders environment IDs: numbers by value, then all others as text. */
  public static final Comparator<String> BY_ID = Environment::compareIds;

  /** Without a leading zero, so that a longer number is a larger one. */
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]*");

  /** In UTF-16 units: a longer ID is cut in a sentence. */
  public static final int MAX_SHOWN_ID = 64;

  /** No environment. */
  public static final Environment NONE = new Environment(null, null);

  private static int compareIds(String left, String right) {
    boolean leftIsNumber = isNumber(left);
    boolean rightIsNumber = isNumber(right);
    if (leftIsNumber != rightIsNumber) {
      return leftIsNumber ? -1 : 1;
    }
    return leftIsNumber && left.length() != right.length()
        ? Integer.compare(left.length(), right.length())
        : left.compareTo(right);
  }

  private static boolean isNumber(String id) {
    return NUMBER.matcher(id).matches();
  }

  /** Whether an ID means nothing to people, so that only a name tells what it is. */
  static boolean isOpaque(String id) {
    return Assumptions.OPAQUE_ENVIRONMENT_ID.matcher(id).matches();
  }

  /** Whether its ID means nothing to people, and it has no name. */
  public boolean isUnnamedAndOpaque() {
    return id != null && name == null && isOpaque(id);
  }

  /** The same where it could have a name: an empty ID can have none. */
  public boolean needsName() {
    return isUnnamedAndOpaque() && !"".equals(id);
  }

  /** Whether its ID reads by itself, but is not its name, so that the name may be a mistake. */
  public boolean isRenamed() {
    return id != null && name != null && !isOpaque(id) && !name.equalsIgnoreCase(id);
  }

  /** In a heading or a column: its name, else its ID, else a dash. */
  public String label() {
    if (name != null) {
      return name;
    }
    return id == null || id.isEmpty() ? "-" : id;
  }
}
