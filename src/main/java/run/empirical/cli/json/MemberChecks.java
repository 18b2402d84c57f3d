package run.empirical.cli.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the members of a record in its constructor. */
public final class MemberChecks {
  private MemberChecks() {}

  /**
   * The value of a member that a document must have.
   *
   * @throws IllegalArgumentException if it is absent or null
   */
  public static <T> T required(@Nullable T value, String name) {
    if (value == null) {
      throw new IllegalArgumentException("no " + name);
    }
    return value;
  }

  /** The elements of an array that a document may leave out. */
  public static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
