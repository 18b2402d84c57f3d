package run.empirical.cli.option;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.host.Ownership;
import run.empirical.cli.input.Checkout;
import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.option.Setting.Scope;
import run.empirical.cli.text.SafeText;

/**
 * A file with defaults for options: the user's own, or a project's, which is committed beside the
 * tests. Anyone who can change the checkout can change the latter, so it may not say where the API
 * key goes.
 *
 * @param name the file's path, for messages
 * @param values by key, such as {@code timeout} or {@code env-name.1}
 */
record ConfigFile(String name, Map<String, String> values) {
  private static final int LARGEST_BYTES = 1 << 20;
  private static final String ENVIRONMENT_NAME = "env-name.";

  /**
   * The files in use: the project's, then the user's own.
   *
   * @param keys the options that may have a default in a file, and in which
   * @throws FailureException of kind {@code CONFIG} for a file that cannot be used
   */
  static List<ConfigFile> load(Map<String, Scope> keys, Host host, InputFiles inputs) {
    List<ConfigFile> files = new ArrayList<>();
    Checkout.folders(host).stream()
        .map(folder -> folder.resolve("empirical.properties"))
        .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
        .findFirst()
        .ifPresent(file -> files.add(open(keys, Scope.PROJECT, file.toString(), host, inputs)));
    Path named = host.path("EMPIRICAL_CONFIG");
    Path own = named == null ? usualFile(host) : named;
    if (own != null) {
      files.add(open(keys, Scope.USER, own.toString(), host, inputs));
    }
    return files;
  }

  /**
   * The file in the user's configuration folder; null if there is none. As the XDG specification
   * says, a folder that is not absolute is ignored.
   */
  private static @Nullable Path usualFile(Host host) {
    boolean windows = File.separatorChar == '\\';
    Path folder = host.path(windows ? "APPDATA" : "XDG_CONFIG_HOME");
    if (!windows && (folder == null || !folder.isAbsolute())) {
      Path home = host.path("HOME");
      folder = home == null ? null : home.resolve(".config");
    }
    if (folder == null || !folder.isAbsolute()) {
      return null;
    }
    Path file = folder.resolve("empirical").resolve("config.properties");
    return Files.notExists(file) ? null : file;
  }

  private static ConfigFile open(
      Map<String, Scope> keys, Scope whose, String name, Host host, InputFiles inputs) {
    try {
      if (whose == Scope.PROJECT) {
        checkOrigin(Path.of(name), host);
      }
      try (InputStream in = inputs.openFile(name, "the configuration file", LARGEST_BYTES)) {
        return read(keys, whose, name, in);
      }
    } catch (CharacterCodingException e) {
      throw unusable(name, "it is not UTF-8");
    } catch (IOException e) {
      throw unusable(name, IoProblem.of(e));
    }
  }

  private static void checkOrigin(Path file, Host host) throws IOException {
    // A link could point to a secret that messages would quote; a pipe could block.
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw unusable(file.toString(), "it is not a regular file");
    }
    Integer stranger = Ownership.of(host).stranger(file);
    if (stranger != null) {
      throw unusable(
          file.toString(),
          "it belongs to another user ("
              + stranger
              + "); set EMPIRICAL_CONFIG= to use no configuration file");
    }
  }

  /**
   * Reads a file's content.
   *
   * @param whose whose file it is
   * @param name its name in messages
   */
  static ConfigFile read(Map<String, Scope> keys, Scope whose, String name, InputStream in)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes());
    String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    Properties properties =
        new Properties() {
          @Override
          public synchronized @Nullable Object put(Object key, Object value) {
            if (containsKey(key)) {
              throw unusable(name, shown((String) key) + " is given twice");
            }
            return super.put(key, value);
          }
        };
    try {
      properties.load(new StringReader(text.startsWith("\ufeff") ? text.substring(1) : text));
    } catch (IllegalArgumentException e) {
      throw unusable(
          name, "after \\u it has no four hexadecimal digits (write \\\\ for a backslash)");
    }
    Map<String, String> values = new TreeMap<>();
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      String value = properties.getProperty(key).strip();
      checkKey(key, keys, whose, name);
      if (value.isEmpty()) {
        throw unusable(name, shown(key) + " has no value");
      }
      if (!SafeText.isIntact(key + value)) {
        throw unusable(name, shown(key) + " is not valid text: it has half a character");
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

  /** Rejects a key that a file may not have. */
  private static void checkKey(String key, Map<String, Scope> keys, Scope whose, String name) {
    boolean ofProject = whose == Scope.PROJECT;
    Set<String> allowed = new TreeSet<>(keys.keySet());
    allowed.removeIf(one -> ofProject && keys.get(one) == Scope.USER);
    boolean isName = key.startsWith(ENVIRONMENT_NAME) && !key.equals(ENVIRONMENT_NAME);
    if (allowed.contains(key) || (ofProject && isName)) {
      return;
    }
    if (key.startsWith("env")) {
      throw unusable(
          name,
          shown(key)
              + (ofProject
                  ? " is not known; to name an environment, write env-name.1=production"
                  : " is not known here; name environments in the project's empirical.properties"));
    }
    throw unusable(
        name,
        shown(key)
            + " is not one of "
            + String.join(", ", allowed)
            + (ofProject ? ", env-name.ID" : "")
            + (keys.containsKey(key) ? "; it belongs in your own file" : ""));
  }

  /** A key for a message, hidden if it could be an API key on a line of its own. */
  private static String shown(String key) {
    return KeyFile.looksLikeKey(key)
        ? "a key of " + key.length() + " characters, perhaps an API key,"
        : "the key " + key;
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

  private static FailureException unusable(String name, String why) {
    return FailureException.config("cannot use the configuration file " + name + ": " + why);
  }
}
