package run.empirical.cli.option;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.host.Secrets;
import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.FailureException;

/**
 * A file with defaults for options: the user's own or a project's.
 *
 * @param name the file's path, for messages; empty without a file
 * @param values option defaults by key, such as {@code timeout}
 * @param environmentNames environment names by ID
 */
public record ConfigFile(
    String name, Map<String, String> values, Map<String, String> environmentNames) {
  static final ConfigFile NONE = new ConfigFile("", Map.of(), Map.of());

  /** In bytes. */
  static final int LARGEST = 1 << 20;

  private static final String ENVIRONMENT_NAME = "env-name.";

  /** What a shell or YAML would take the quotes off; here they would be part of the value. */
  private static final Pattern QUOTED = Pattern.compile("(['\"]).*\\1");

  /** What a shell or YAML would cut off; here it would be part of the value. */
  private static final Pattern COMMENTED = Pattern.compile("\\s#(\\s|$)");

  /**
   * Reads the file that {@code EMPIRICAL_CONFIG} names, else the one in the user's configuration
   * folder.
   *
   * @param keys the options that may have a default in it
   * @throws FailureException of kind {@code CONFIG} for a file that cannot be read or a key that is
   *     not known
   */
  public static ConfigFile loadPersonal(Set<String> keys, Host host, InputFiles inputs) {
    String named = host.variables().apply("EMPIRICAL_CONFIG");
    Path path = named == null ? usualPlace(host) : path(named);
    if (path == null) {
      return NONE;
    }
    String name = path.toString();
    try (InputStream in = inputs.openFile(name, "the configuration file", LARGEST)) {
      return read(keys, name, in);
    } catch (NoSuchFileException e) {
      if (named == null) {
        return NONE;
      }
      throw unusable(name, "no such file (EMPIRICAL_CONFIG)");
    } catch (CharacterCodingException e) {
      throw unusable(name, "it is not UTF-8");
    } catch (IOException e) {
      throw unusable(name, IoProblem.of(e));
    }
  }

  /**
   * Reads a file's content.
   *
   * @param name its name in messages
   */
  public static ConfigFile read(Set<String> keys, String name, InputStream in) throws IOException {
    Properties properties = new Properties();
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
    reader.mark(1);
    if (reader.read() != ByteOrderMark.CHARACTER) {
      reader.reset();
    }
    try {
      properties.load(reader);
    } catch (IllegalArgumentException e) {
      throw unusable(
          name, "after \\u it has no four hexadecimal digits (a backslash is written twice)");
    }
    return of(keys, name, properties);
  }

  /** The value of a key; null if the file does not set it. */
  @Nullable String get(String key) {
    return values.get(key);
  }

  /** Refuses a file that has the API key in a value. */
  void refuse(Secrets secrets) {
    values.forEach((setting, value) -> refuse(secrets, setting, value));
    environmentNames.forEach((id, label) -> refuse(secrets, ENVIRONMENT_NAME + id, label));
  }

  private void refuse(Secrets secrets, String setting, String value) {
    if (secrets.hasKey(setting + value)) {
      throw unusable(name, "the value of " + setting + " contains the API key");
    }
  }

  /** A key for a message, hidden if it could be an API key on a line of its own. */
  private static String shown(String key) {
    return MisplacedKey.maybe(key)
        ? "a key of " + key.length() + " characters, perhaps an API key,"
        : "the key " + key;
  }

  private static ConfigFile of(Set<String> keys, String name, Properties properties) {
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, String> environmentNames = new LinkedHashMap<>();
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      String value = properties.getProperty(key).strip();
      if (value.isEmpty()) {
        throw unusable(name, shown(key) + " has no value");
      }
      if (QUOTED.matcher(value).matches()) {
        throw unusable(name, shown(key) + " has quotes around its value; remove them");
      }
      if (COMMENTED.matcher(value).find()) {
        throw unusable(
            name, shown(key) + " has a comment behind its value; give it a line of its own");
      }
      if (key.startsWith(ENVIRONMENT_NAME) && key.length() > ENVIRONMENT_NAME.length()) {
        environmentNames.put(key.substring(ENVIRONMENT_NAME.length()), value);
      } else if (keys.contains(key)) {
        values.put(key, value);
      } else {
        throw unusable(
            name,
            shown(key)
                + " is not one of "
                + String.join(", ", new TreeSet<>(keys))
                + ", env-name.ID");
      }
    }
    try {
      environmentNames.forEach((id, label) -> Converters.intact(id + label));
      EnvironmentNames unused = new EnvironmentNames(environmentNames);
    } catch (IllegalArgumentException | TypeConversionException e) {
      throw unusable(name, String.valueOf(e.getMessage()));
    }
    return new ConfigFile(name, values, environmentNames);
  }

  private static @Nullable Path usualPlace(Host host) {
    boolean windows = File.separatorChar == '\\';
    String folder = host.variable(windows ? "APPDATA" : "XDG_CONFIG_HOME");
    String home = host.variable("HOME");
    if (folder == null && (windows || home == null)) {
      return null;
    }
    Path base = path(folder != null ? folder : home + "/.config");
    return base.resolve("empirical").resolve("config.properties");
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw unusable(name, "this system has no such path");
    }
  }

  static FailureException unusable(String name, String why) {
    return new FailureException(
        ErrorKind.CONFIG, "cannot use the configuration file " + name + ": " + why);
  }
}
