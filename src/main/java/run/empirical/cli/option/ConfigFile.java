package run.empirical.cli.option;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;
import run.empirical.cli.client.ApiKey;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.option.Setting.Scope;

/**
 * A file with defaults for options: the user's own or a project's.
 *
 * @param name the file's path, for messages; empty without a file
 * @param values by key, such as {@code timeout} or {@code env-name.1}
 */
record ConfigFile(String name, Map<String, String> values) {
  static final ConfigFile NONE = new ConfigFile("", Map.of());

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
  static ConfigFile loadPersonal(Map<String, Scope> keys, Host host, InputFiles inputs) {
    String named = host.variables().apply("EMPIRICAL_CONFIG");
    Path path = named == null ? usualPlace(host) : path(named);
    if (path == null) {
      return NONE;
    }
    String name = path.toString();
    try (InputStream in = inputs.openFile(name, "the configuration file", LARGEST)) {
      return read(keys, Scope.USER, name, in);
    } catch (NoSuchFileException e) {
      if (named == null) {
        return NONE;
      }
      throw unusable(name, "no such file (EMPIRICAL_CONFIG)");
    } catch (IOException e) {
      throw unusable(name, e);
    }
  }

  /**
   * Reads a file's content.
   *
   * @param keys the options that may have a default in it, and in whose file
   * @param whose whose file it is
   * @param name its name in messages
   */
  static ConfigFile read(Map<String, Scope> keys, Scope whose, String name, InputStream in)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes());
    String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(ByteOrderMark.without(text)));
    } catch (IllegalArgumentException e) {
      throw unusable(
          name, "after \\u it has no four hexadecimal digits (a backslash is written twice)");
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      String value = properties.getProperty(key).strip();
      String flaw = flaw(value);
      if (flaw != null) {
        throw unusable(name, shown(key) + flaw);
      }
      boolean isName = key.startsWith(ENVIRONMENT_NAME) && !key.equals(ENVIRONMENT_NAME);
      if (!isName && !keys.containsKey(key)) {
        throw unusable(name, shown(key) + " is not one of " + listed(keys.keySet().stream()));
      }
      if (!isName && whose == Scope.PROJECT && keys.get(key) != Scope.PROJECT) {
        throw unusable(
            name,
            "a project's file may not set "
                + key
                + ", since it must not decide where the API key goes; it may set "
                + listed(keys.keySet().stream().filter(one -> keys.get(one) == Scope.PROJECT)));
      }
      values.put(key, value);
    }
    ConfigFile file = new ConfigFile(name, values);
    try {
      Map<String, String> names = file.environmentNames();
      names.forEach((id, label) -> Converters.intact(id + label));
      EnvironmentNames unused = new EnvironmentNames(names);
    } catch (IllegalArgumentException | TypeConversionException e) {
      throw unusable(name, String.valueOf(e.getMessage()));
    }
    return file;
  }

  /** What is wrong with a value, to follow its key; null if nothing is. */
  private static @Nullable String flaw(String value) {
    if (value.isEmpty()) {
      return " has no value";
    }
    if (QUOTED.matcher(value).matches()) {
      return " has quotes around its value; remove them";
    }
    return COMMENTED.matcher(value).find()
        ? " has a comment behind its value; give it a line of its own"
        : null;
  }

  private static String listed(Stream<String> keys) {
    return keys.sorted().collect(Collectors.joining(", ", "", ", env-name.ID"));
  }

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

  /** A key for a message, hidden if it could be an API key on a line of its own. */
  private static String shown(String key) {
    return ApiKey.isLikely(key)
        ? "a key of " + key.length() + " characters, perhaps an API key,"
        : "the key " + key;
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

  static FailureException unusable(String name, IOException error) {
    return unusable(
        name, error instanceof CharacterCodingException ? "it is not UTF-8" : IoProblem.of(error));
  }

  static FailureException unusable(String name, String why) {
    return FailureException.config("cannot use the configuration file " + name + ": " + why);
  }
}
