package run.empirical.cli.command;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.host.Host;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.FailureException;

/**
 * Where an option's value comes from: the flag beats the environment, which beats the file.
 *
 * @param host the environment
 * @param file the configuration file
 */
record Settings(Host host, ConfigFile file) {

  static Settings load(Host host, InputFiles inputs) {
    return new Settings(host, ConfigFile.load(host, inputs));
  }

  /** The flag's value, else the file's under {@code key}, read the same way, else the default. */
  <T> T choose(@Nullable T flag, String key, Function<String, T> reader, T otherwise) {
    if (flag != null) {
      return flag;
    }
    T configured = configured(key, reader);
    return configured != null ? configured : otherwise;
  }

  /**
   * The file's value under {@code key}; null when it has none.
   *
   * @throws FailureException of kind {@code CONFIG} when the reader does not accept it
   */
  <T> @Nullable T configured(String key, Function<String, T> reader) {
    String text = file.get(key);
    if (text == null) {
      return null;
    }
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw new FailureException(
          ErrorKind.CONFIG, file.name() + ": " + key + ": " + e.getMessage());
    }
  }
}
