package run.empirical.cli.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.failure.Message;

/** The user's names for environment IDs. The API uses IDs only. */
public final class EnvironmentNames {
  private static final Pattern QUOTED = Pattern.compile("(?s)\".*\"|'.*'");

  private final Map<String, String> nameById;
  private final Map<String, String> idByName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /**
   * Takes names by environment ID, in the order in which environments are shown.
   *
   * @param prefix the text before {@code ID=NAME} where a user names an environment, for messages
   * @throws IllegalArgumentException if two IDs share a name, upper and lower case alike, or a name
   *     looks like an opaque ID, has a comma or is in quotation marks; the message says which
   * @throws FailureException of kind {@code CONFIG} if a name is the ID of another environment
   */
  public EnvironmentNames(Map<String, String> nameById, String prefix) {
    this.nameById = new LinkedHashMap<>(nameById);
    nameById.forEach((id, name) -> add(id, name, prefix));
    nameById.keySet().forEach(id -> requireNoName(id, nameById.keySet()));
  }

  private void add(String id, String name, String prefix) {
    if (!name.equals(id) && Environment.isOpaque(name)) {
      throw new IllegalArgumentException(
          Message.of(
              "the name '%s' looks like an environment ID%s",
              name, Environment.isOpaque(id) ? "" : "; write " + prefix + name + "=" + id));
    }
    if (name.indexOf(',') >= 0) {
      throw new IllegalArgumentException(
          Message.of("the name '%s' has a comma, which separates environments", name));
    }
    if (QUOTED.matcher(name).matches()) {
      throw new IllegalArgumentException(
          Message.of("the name %s is in quotation marks; write it without them", name));
    }
    String other = idByName.putIfAbsent(name, id);
    if (other != null) {
      throw new IllegalArgumentException(
          Message.of("the name '%s' is given to both %s and %s", name, other, id));
    }
  }

  /**
   * Checks that an ID is not the name of another environment, upper and lower case alike.
   *
   * @param present the IDs in use; a name for any other ID may be out of date
   * @throws FailureException of kind {@code CONFIG} if it is, since it would be ambiguous in an
   *     option
   */
  void requireNoName(String id, Set<String> present) {
    String namesake = idOf(id);
    if (namesake.equals(id)) {
      return;
    }
    throw present.contains(namesake)
        ? FailureException.config(
            "'%s' is both the ID of an environment and your name for environment %s; rename"
                + " environment %s",
            id, namesake, namesake)
        : FailureException.config(
            "'%s' is an environment's ID now; remove your name for environment %s, which no reply"
                + " has",
            id, namesake);
  }

  /** The names by environment ID, in the order given. */
  public Map<String, String> byId() {
    return Collections.unmodifiableMap(nameById);
  }

  /** The IDs of all environments that have a name, in the order given. */
  Set<String> ids() {
    return byId().keySet();
  }

  /** The environment with this ID. */
  Environment environment(String id) {
    return new Environment(id, nameById.get(id));
  }

  /** The ID that has this name, upper and lower case alike; any other text is an ID. */
  public String idOf(String nameOrId) {
    return idByName.getOrDefault(nameOrId, nameOrId);
  }
}
