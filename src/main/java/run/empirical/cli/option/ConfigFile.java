package run.empirical.cli.option;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The defaults for options in one file.
 *
 * @param name the file's path, for messages
 * @param values by key, such as {@code timeout} or {@code env-name.1}
 */
record ConfigFile(String name, Map<String, String> values) {
  /** What keys that name an environment begin with; its ID follows. */
  static final String ENVIRONMENT_NAME = "env-name.";

  /** The names of environments by ID. */
  Map<String, String> environmentNames() {
    Map<String, String> names = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          if (key.startsWith(ENVIRONMENT_NAME)) {
            names.put(key.substring(ENVIRONMENT_NAME.length()), value);
          }
        });
    return names;
  }
}
