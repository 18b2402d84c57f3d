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
 * Reads the files with defaults for options: the user's own, and a project's, which is committed
 * beside the tests. Anyone who can change the checkout can change the latter, so it may not say
 * where the API key goes.
 */
final class ConfigFileReader {
  private static final int LARGEST_BYTES = 1 << 20;

  private final Map<String, Scope> keys;
  private final Scope whose;
  private final String name;

  /**
   * For one file.
   *
   * @param keys the options that may have a default in a file, and in which
   * @param whose whose file it is
   * @param name its path
   */
  ConfigFileReader(Map<String, Scope> keys, Scope whose, String name) {
    this.keys = keys;
    this.whose = whose;
    this.name = name;
  }

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
        .map(file -> new ConfigFileReader(keys, Scope.PROJECT, file.toString()))
        .ifPresent(file -> files.add(file.open(host, inputs)));
    Path named = host.path("EMPIRICAL_CONFIG");
    Path own = named == null ? usualFile(host) : named;
    if (own != null) {
      files.add(new ConfigFileReader(keys, Scope.USER, own.toString()).open(host, inputs));
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

  private ConfigFile open(Host host, InputFiles inputs) {
    try {
      if (whose == Scope.PROJECT) {
        checkOrigin(host);
      }
      try (InputStream in = inputs.openFile(name, "the configuration file", LARGEST_BYTES)) {
        return read(in);
      }
    } catch (CharacterCodingException e) {
      throw unusable("it is not UTF-8");
    } catch (IOException e) {
      throw unusable(IoProblem.of(e));
    }
  }

  private void checkOrigin(Host host) throws IOException {
    Path file = Path.of(name);
    // A link could point to a secret that messages would quote; a pipe could block.
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw unusable("it is not a regular file");
    }
    Integer stranger = Ownership.of(host).stranger(file);
    if (stranger != null) {
      throw unusable(
          "it belongs to another user ("
              + stranger
              + "); set EMPIRICAL_CONFIG= to use no configuration file");
    }
  }

  /** Reads the file's content. */
  ConfigFile read(InputStream in) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes());
    String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    Properties properties =
        new Properties() {
          @Override
          public synchronized @Nullable Object put(Object key, Object value) {
            if (containsKey(key)) {
              throw unusable(shown((String) key) + " is given twice");
            }
            return super.put(key, value);
          }
        };
    try {
      properties.load(new StringReader(InputFiles.withoutByteOrderMark(text)));
    } catch (IllegalArgumentException e) {
      throw unusable("after \\u it has no four hexadecimal digits (write \\\\ for a backslash)");
    }
    Map<String, String> values = new TreeMap<>();
    for (String key : new TreeSet<>(properties.stringPropertyNames())) {
      String value = properties.getProperty(key).strip();
      checkKey(key);
      if (value.isEmpty()) {
        throw unusable(shown(key) + " has no value");
      }
      if (!SafeText.isIntact(key + value)) {
        throw unusable(shown(key) + " is not valid text: it has half a character");
      }
      values.put(key, value);
    }
    ConfigFile file = new ConfigFile(name, values);
    try {
      EnvironmentNames unused = new EnvironmentNames(file.environmentNames());
    } catch (IllegalArgumentException e) {
      throw unusable(String.valueOf(e.getMessage()));
    }
    return file;
  }

  /** Rejects a key that the file may not have. */
  private void checkKey(String key) {
    boolean ofProject = whose == Scope.PROJECT;
    Set<String> allowed = new TreeSet<>(keys.keySet());
    allowed.removeIf(one -> ofProject && keys.get(one) == Scope.USER);
    boolean isName =
        key.startsWith(ConfigFile.ENVIRONMENT_NAME) && !key.equals(ConfigFile.ENVIRONMENT_NAME);
    if (allowed.contains(key) || (ofProject && isName)) {
      return;
    }
    if (key.startsWith("env")) {
      throw unusable(
          shown(key)
              + (ofProject
                  ? " is not known; to name an environment, write env-name.1=production"
                  : " is not known here; name environments in the project's empirical.properties"));
    }
    throw unusable(
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

  private FailureException unusable(String why) {
    return FailureException.config("cannot use the configuration file " + name + ": " + why);
  }
}
