package run.empirical.cli.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names that the user gave to environment IDs; the API itself knows IDs only. */
public final class EnvironmentNames {
  /** No environment has a name. */
  public static final EnvironmentNames NONE = new EnvironmentNames(Map.of());

  private final Map<String, String> nameById;
  private final Map<String, String> idByName = new LinkedHashMap<>();

  /**
   * Takes names by environment ID.
   *
   * @throws IllegalArgumentException when one name stands for two IDs, or is a number as IDs are;
   *     the message says which
   */
  public EnvironmentNames(Map<String, String> nameById) {
    this.nameById = Map.copyOf(nameById);
    nameById.forEach(
        (id, name) -> {
          if (!name.equals(id) && name.matches("[0-9]+")) {
            throw new IllegalArgumentException(
                "the name '" + name + "' could be taken for an environment's ID");
          }
          String other = idByName.putIfAbsent(name, id);
          if (other != null) {
            throw new IllegalArgumentException(
                "the name '" + name + "' is given to both " + other + " and " + id);
          }
        });
  }

  /** The name of an environment, or null where it has none. */
  public @Nullable String nameOf(String environmentId) {
    return nameById.get(environmentId);
  }

  /** What people read for an environment: its name, else its ID. */
  public String labelOf(String environmentId) {
    return nameById.getOrDefault(environmentId, environmentId);
  }

  /**
   * The environment whose name is another one's ID, so that nobody can tell which of the two is
   * meant; null when the ID is nobody's name.
   *
   * @param environmentId an ID that the API returned
   */
  public @Nullable String namedLike(String environmentId) {
    String id = idOf(environmentId);
    return id.equals(environmentId) ? null : id;
  }

  /**
   * The ID of the environment that the user called so: a known name's ID, whatever the case if only
   * one name matches so, else the text itself.
   */
  public String idOf(String nameOrId) {
    String id = idByName.get(nameOrId);
    if (id != null) {
      return id;
    }
    List<String> alike =
        idByName.keySet().stream().filter(name -> name.equalsIgnoreCase(nameOrId)).toList();
    return alike.size() == 1 ? idByName.getOrDefault(alike.get(0), nameOrId) : nameOrId;
  }
}
