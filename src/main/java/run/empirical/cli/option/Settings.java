package run.empirical.cli.option;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.TypeConversionException;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.FailureException;

/**
 * Where an option's value comes from: the flag, else its environment variable, else the
 * configuration file.
 *
 * @param command the command that runs
 * @param host the environment
 * @param file the configuration file
 */
public record Settings(CommandSpec command, Host host, ConfigFile file) {
  /**
   * Marks an option whose default may stand in the configuration file, under the option's name.
   * picocli looks a description up by this key in a resource bundle; this program has no bundle.
   */
  static final String IN_FILE = "in-file";

  /**
   * A value that is checked where it is used.
   *
   * @param text the value
   * @param source what messages about it name: the option, the variable or the key of the file
   */
  record Sourced(String text, String source) {}

  /**
   * Reads the configuration file.
   *
   * @param command the command that runs
   */
  public static Settings load(CommandSpec command, Host host, InputFiles inputs) {
    return new Settings(command, host, ConfigFile.load(keys(command.root()), host, inputs));
  }

  /** The keys that the file may have: marked options of all commands, without their dashes. */
  public static Set<String> keys(CommandSpec program) {
    return program.subcommands().values().stream()
        .flatMap(command -> command.getCommandSpec().options().stream())
        .filter(option -> option.descriptionKey().equals(IN_FILE))
        .map(option -> key(option.longestName()))
        .collect(Collectors.toSet());
  }

  /** This machine's time, from which durations count back. */
  Instant now() {
    return host.time().now();
  }

  /** The flag's value, else the file's, else the default. */
  @SuppressWarnings("unchecked") // An option's converter makes what the option's field holds.
  <T> T choose(@Nullable T flag, String option, T otherwise) {
    if (flag != null) {
      return flag;
    }
    Object configured = configured(option);
    return configured != null ? (T) configured : otherwise;
  }

  /**
   * The file's value for an option, converted as the option's own; null when the file has none.
   *
   * @throws FailureException of kind {@code CONFIG} when the option does not accept it
   */
  @Nullable Object configured(String option) {
    String text = file.get(key(option));
    return text == null ? null : converted(option, new Sourced(text, source(option)));
  }

  /**
   * The variable's value for an option, else the file's, converted as the option's own; null when
   * there is none.
   *
   * @throws FailureException of kind {@code CONFIG} when the option does not accept it
   */
  @Nullable Object configured(String option, String variable) {
    String text = host.variable(variable);
    return text == null ? configured(option) : converted(option, new Sourced(text, variable));
  }

  private Object converted(String option, Sourced value) {
    try {
      return command.findOption(option).converters()[0].convert(value.text());
    } catch (TypeConversionException e) {
      throw new FailureException(ErrorKind.CONFIG, value.source() + ": " + e.getMessage());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** The flag's text, else the variable's, else the file's, and its source; null if none. */
  @Nullable Sourced text(@Nullable String flag, String option, String variable) {
    String value = flag == null ? host.variable(variable) : null;
    return value == null ? text(flag, option) : new Sourced(value, variable);
  }

  /** The flag's text, else the file's, and its source; null if none. */
  @Nullable Sourced text(@Nullable String flag, String option) {
    if (flag != null) {
      return new Sourced(flag, option);
    }
    String configured = file.get(key(option));
    return configured == null ? null : new Sourced(configured, source(option));
  }

  private String source(String option) {
    return file.name() + ": " + key(option);
  }

  private static String key(String option) {
    return option.substring("--".length());
  }
}
