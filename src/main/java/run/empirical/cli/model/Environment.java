package run.empirical.cli.model;

import org.jspecify.annotations.Nullable;

/**
 * An environment of the answer.
 *
 * @param id its ID; null if no environment is known
 * @param name the user's name for the ID; null if there is none
 */
public record Environment(@Nullable String id, @Nullable String name) {
  /** No environment. */
  public static final Environment NONE = new Environment(null, null);

  /** For people: its name, else its ID, else a dash. */
  public String label() {
    if (name != null) {
      return name;
    }
    return id != null ? id : "-";
  }
}
