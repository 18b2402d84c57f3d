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

  /** In a heading or a column: its name, else its ID, else a dash. */
  public String label() {
    if (name != null) {
      return name;
    }
    return id != null ? id : "-";
  }

  /** In a sentence: its name, else {@code environment 2}; {@code any environment} without an ID. */
  public String inWords() {
    if (name != null) {
      return name;
    }
    return id != null ? "environment " + id : "any environment";
  }
}
