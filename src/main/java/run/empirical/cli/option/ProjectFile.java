package run.empirical.cli.option;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.failure.Message;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.text.SafeText;
import run.empirical.cli.text.WhiteSpace;

/**
 * The project's file, which is committed beside the tests. Anyone who can change the checkout can
 * change it, so it may not say where the API key goes.
 *
 * @param path its path; null if there is none
 * @param values by key, such as {@code dashboard}
 * @param names the names of environments, in the file's order
 */
record ProjectFile(@Nullable String path, Map<String, String> values, EnvironmentNames names) {
  /** The key of {@code --dashboard}. */
  static final String DASHBOARD = "dashboard";

  /** The key of {@code --project-id}. */
  static final String PROJECT_ID = "project-id";

  /** The variable that names another file, or none if it is empty. */
  private static final String VARIABLE = "EMPIRICAL_CONFIG";

  /** Begins a key that names an environment; its ID follows. */
  private static final String ENVIRONMENT_NAME = "env-name.";

  private static final int MAX_BYTES = 1 << 20;

  /**
   * In characters. A longer key is hidden in messages, since it could be an API key, unless it has
   * one of {@link #NOT_IN_API_KEYS}.
   */
  private static final int MAX_SHOWN_KEY = 20;

  /** Characters of paths and host names. */
  private static final String NOT_IN_API_KEYS = "/\\.";

  private static final String OWNER = "unix:uid";
  private static final Integer ROOT = 0;

  private static final ProjectFile NONE =
      new ProjectFile(null, Map.of(), new EnvironmentNames(Map.of(), ENVIRONMENT_NAME));

  /**
   * Reads the file that {@code EMPIRICAL_CONFIG} names, else {@code empirical.properties} in the
   * nearest folder of the checkout that has one.
   *
   * @throws FailureException of kind {@code CONFIG} for a file that cannot be used
   */
  static ProjectFile load(Host host, InputFiles inputs) {
    if ("".equals(host.variables().apply(VARIABLE))) {
      return NONE;
    }
    Path named = host.path(VARIABLE);
    if (named != null) {
      Path file = host.absoluteFolder().resolve(named);
      if (!Files.isRegularFile(file)) {
        String why = Files.exists(file) ? "it is not a regular file" : "no such file";
        // As typed: Java drops a slash of a URL's two, and its token would be shown.
        throw unusable(host.variable(VARIABLE), "%s", why);
      }
      return open(file, inputs);
    }
    for (Path folder : host.searchedFolders()) {
      Path file = folder.resolve("empirical.properties");
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        checkOrigin(file, host);
        return open(file, inputs);
      }
    }
    return NONE;
  }

  /** Whether a file was looked for and not found. */
  boolean isMissing(Host host) {
    return path == null && host.variables().apply(VARIABLE) == null;
  }

  /**
   * Checks a file that was found rather than named: an attacker may have put it there. The reporter
   * checks the file beside Playwright's configuration in the same way.
   */
  private static void checkOrigin(Path file, Host host) {
    // A link could point to a secret that messages would quote; a pipe could block.
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw unusable(file, "it is not a regular file");
    }
    if (!isOfFolder(file, host)) {
      throw unusable(
          file, "it belongs to another user than the folder; set %s= to ignore it", VARIABLE);
    }
  }

  /** In a folder that anyone may write to, another user's file must not name environments. */
  private static boolean isOfFolder(Path file, Host host) {
    try {
      Object owner = Files.getAttribute(file, OWNER);
      return owner.equals(ROOT) || owner.equals(Files.getAttribute(host.absoluteFolder(), OWNER));
    } catch (UnsupportedOperationException e) {
      // Windows has no user IDs.
      return true;
    } catch (IOException e) {
      throw unusable(file, "%s", IoProblem.of(e));
    }
  }

  private static ProjectFile open(Path file, InputFiles inputs) {
    try (InputStream in = inputs.openFile(file.toString(), "the project's file", MAX_BYTES)) {
      byte[] bytes = in.readAllBytes();
      if (InputFiles.isUtf16(bytes)) {
        throw unusable(file, InputFiles.UTF_16);
      }
      return read(file, bytes);
    } catch (CharacterCodingException e) {
      throw unusable(file, "it is not UTF-8");
    } catch (IOException e) {
      throw unusable(file, "%s", IoProblem.of(e));
    }
  }

  private static ProjectFile read(Path file, byte[] bytes) throws IOException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    Map<String, String> values = new HashMap<>();
    Map<String, String> names = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry : inOrder(file, text).entrySet()) {
      String key = entry.getKey();
      String value = WhiteSpace.strip(entry.getValue());
      boolean isName = key.startsWith(ENVIRONMENT_NAME) && !key.equals(ENVIRONMENT_NAME);
      if (!isName && !List.of(DASHBOARD, PROJECT_ID).contains(key)) {
        throw unusable(
            file,
            "%s is not known; use dashboard, project-id, or env-name.ID to name an environment",
            shown(key));
      }
      if (value.isEmpty()) {
        throw unusable(file, "%s has no value", shown(key));
      }
      if (!SafeText.isIntact(key + value)) {
        throw unusable(file, "%s is not valid text: it contains an unpaired surrogate", shown(key));
      }
      if (isName) {
        names.put(key.substring(ENVIRONMENT_NAME.length()), value);
      } else {
        values.put(key, value);
      }
    }
    try {
      return new ProjectFile(
          file.toString(), values, new EnvironmentNames(names, ENVIRONMENT_NAME));
    } catch (IllegalArgumentException e) {
      throw unusable(file, "%s", e.getMessage());
    }
  }

  /** The values by key, in the order of the file. A second value for a key is rejected. */
  private static Map<String, String> inOrder(Path file, String text) throws IOException {
    Map<String, String> inOrder = new LinkedHashMap<>();
    Properties properties =
        new Properties() {
          @Override
          public synchronized @Nullable Object put(Object key, Object value) {
            if (inOrder.putIfAbsent((String) key, (String) value) != null) {
              throw unusable(file, "%s is given twice", shown((String) key));
            }
            return null;
          }
        };
    try {
      properties.load(new StringReader(InputFiles.withoutByteOrderMark(text)));
    } catch (IllegalArgumentException e) {
      throw unusable(
          file, "\\u is not followed by four hexadecimal digits (write \\\\ for a backslash)");
    }
    return inOrder;
  }

  /** A key for messages; hidden if it could be an API key. */
  private static String shown(String key) {
    return key.length() > MAX_SHOWN_KEY
            && key.chars().noneMatch(c -> NOT_IN_API_KEYS.indexOf(c) >= 0)
        ? Message.of("a key of %s characters, perhaps an API key,", key.length())
        : "the key " + key;
  }

  /**
   * The error for a file that cannot be used, from a template for the reason.
   *
   * @param file the path, or the value of the variable
   */
  @FormatMethod
  private static FailureException unusable(
      @Nullable Object file, @FormatString String template, @Nullable Object... values) {
    return FailureException.config(
        "cannot use the project's file %s: %s", file, Message.of(template, values));
  }
}
