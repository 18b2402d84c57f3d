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

  /** A number without leading zeros: one with more digits is larger. */
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]*");

  /** Takes the place of an environment if none is known. */
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

  /** Whether an ID means nothing to people without a name. */
  static boolean isOpaque(String id) {
    return Assumptions.OPAQUE_ENVIRONMENT_ID.matcher(id).matches();
  }

  /** Whether it is an environment, rather than {@link #NONE}. */
  public boolean isKnown() {
    return id != null;
  }

  /** Whether its ID means nothing to people, and it has no name. */
  public boolean isUnnamedAndOpaque() {
    return id != null && name == null && isOpaque(id);
  }

  /** Whether a name would help: its ID is opaque and not empty, and it has no name yet. */
  public boolean needsName() {
    return isUnnamedAndOpaque() && !"".equals(id);
  }

  /** Whether people can read its ID, but its name differs, so that the name may be a mistake. */
  public boolean isRenamed() {
    return id != null && name != null && !isOpaque(id) && !name.equalsIgnoreCase(id);
  }

  /** The label in a heading or a column: its name, else its ID, else a dash. */
  public String label() {
    return name != null ? name : idLabel();
  }

  /** The label of its ID: the ID, or a dash if it has none or an empty one. */
  public String idLabel() {
    return id == null || id.isEmpty() ? "-" : id;
  }
}
