package run.empirical.cli.model;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The user's names for environment IDs. The API uses IDs only. */
public final class EnvironmentNames {
  private final Map<String, String> nameById;
  private final Map<String, String> idByName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /**
   * Takes names by environment ID.
   *
   * @throws IllegalArgumentException if two IDs share a name, upper and lower case alike, or a name
   *     is a number like an ID or has a comma; the message says which
   */
  public EnvironmentNames(Map<String, String> nameById) {
    this.nameById = Map.copyOf(nameById);
    nameById.forEach(
        (id, name) -> {
          if (!name.equals(id) && name.matches("[0-9]+")) {
            throw new IllegalArgumentException(
                "the name '" + name + "' looks like an environment ID");
          }
          if (name.indexOf(',') >= 0) {
            throw new IllegalArgumentException(
                "the name '" + name + "' has a comma, which separates environments");
          }
          String other = idByName.putIfAbsent(name, id);
          if (other != null) {
            throw new IllegalArgumentException(
                "the name '" + name + "' is given to both " + other + " and " + id);
          }
        });
  }

  /** The IDs of all environments that have a name. */
  public Set<String> ids() {
    return nameById.keySet();
  }

  /** The name of an environment; null if it has none. */
  public @Nullable String nameOf(String environmentId) {
    return nameById.get(environmentId);
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
