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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.SafeText;
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

  /**
   * Reads the file that {@code EMPIRICAL_CONFIG} names, else the one in the user's configuration
   * folder.
   *
   * @param keys the options that may have a default in it
   * @throws FailureException of kind {@code CONFIG} for a file that cannot be read or a key that is
   *     not known
   */
  static ConfigFile loadPersonal(Map<String, Scope> keys, Host host, InputFiles inputs) {
    String named = host.name("EMPIRICAL_CONFIG");
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
    Properties properties = new UniqueKeys(name);
    try {
      properties.load(new StringReader(ByteOrderMark.without(text)));
    } catch (IllegalArgumentException e) {
      throw unusable(
          name, "after \\u it has no four hexadecimal digits (write \\\\ for a backslash)");
    }
    Map<String, String> values = new TreeMap<>();
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      String value = properties.getProperty(key).strip();
      String flaw = flaw(key, keys, whose);
      if (flaw != null) {
        throw unusable(name, shown(key) + flaw);
      }
      if (value.isEmpty()) {
        throw unusable(name, shown(key) + " has no value");
      }
      if (!SafeText.isIntact(key + value)) {
        throw unusable(name, shown(key) + " has half a character, which is no text");
      }
      values.put(key, value);
    }
    ConfigFile file = new ConfigFile(name, values);
    try {
      EnvironmentNames unused = new EnvironmentNames(file.environmentNames());
    } catch (IllegalArgumentException e) {
      throw unusable(name, String.valueOf(e.getMessage()));
    }
    return file;
  }

  /** Properties that refuse a key that is given twice. */
  private static final class UniqueKeys extends Properties {
    private static final long serialVersionUID = 1L;

    private final String file;

    UniqueKeys(String file) {
      this.file = file;
    }

    @Override
    public synchronized @Nullable Object put(Object key, Object value) {
      if (containsKey(key)) {
        throw unusable(file, shown((String) key) + " is given twice");
      }
      return super.put(key, value);
    }
  }

  /** Why a file may not have a key, to follow it; null if it may. */
  private static @Nullable String flaw(String key, Map<String, Scope> keys, Scope whose) {
    boolean isName = key.startsWith(ENVIRONMENT_NAME) && !key.equals(ENVIRONMENT_NAME);
    Scope scope = keys.get(key);
    if (isName || scope == Scope.PROJECT || (scope != null && whose == Scope.USER)) {
      return null;
    }
    String allowed =
        keys.keySet().stream()
            .filter(one -> whose == Scope.USER || keys.get(one) == Scope.PROJECT)
            .sorted()
            .collect(Collectors.joining(", ", "", ", env-name.ID"));
    if (scope != null) {
      return " is for your own configuration file; a project's may have " + allowed;
    }
    return key.startsWith("env")
        ? " is not known; an environment is named like this: env-name.1=production"
        : " is not one of " + allowed;
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
    return KeyFile.looksLikeKey(key)
        ? "a key of " + key.length() + " characters, perhaps an API key,"
        : "the key " + key;
  }

  /** As the XDG specification says, a folder that is not absolute is ignored. */
  private static @Nullable Path usualPlace(Host host) {
    boolean windows = File.separatorChar == '\\';
    Path folder = absolute(host.name(windows ? "APPDATA" : "XDG_CONFIG_HOME"));
    if (folder == null && !windows) {
      Path home = absolute(host.name("HOME"));
      folder = home == null ? null : home.resolve(".config");
    }
    return folder == null ? null : folder.resolve("empirical").resolve("config.properties");
  }

  private static @Nullable Path absolute(@Nullable String folder) {
    return folder == null || !path(folder).isAbsolute() ? null : path(folder);
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
