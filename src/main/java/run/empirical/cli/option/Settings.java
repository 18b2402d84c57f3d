package run.empirical.cli.option;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.TypeConversionException;
import run.empirical.cli.host.EnvironmentKey;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.FailureException;

/**
 * Where an option's value comes from: the flag, else its environment variable, else the project's
 * file, else the user's own.
 *
 * @param command the command that runs
 * @param host the environment
 * @param files the project's file and the user's own, in this order
 */
public record Settings(CommandSpec command, Host host, List<ConfigFile> files) {
  /**
   * Marks an option whose default may be set in the user's configuration file, under the option's
   * name. picocli looks up descriptions by this key in a resource bundle; this program has none.
   */
  static final String IN_USER_FILE = "user";

  /** Marks an option whose default may be set in a project's file, too. */
  static final String IN_PROJECT_FILE = "project";

  /**
   * A value that is checked where it is used.
   *
   * @param text the value
   * @param source what messages about it name: the option, the variable or the key of the file
   */
  record Sourced(String text, String source) {}

  /**
   * Reads the configuration files; neither if {@code EMPIRICAL_CONFIG} is set and empty.
   *
   * @param command the command that runs
   */
  public static Settings load(CommandSpec command, Host host, InputFiles inputs) {
    if ("".equals(host.variables().get("EMPIRICAL_CONFIG"))) {
      return new Settings(command, host, List.of());
    }
    Set<String> project = keys(command.root(), Set.of(IN_PROJECT_FILE));
    Set<String> all = keys(command.root(), Set.of(IN_PROJECT_FILE, IN_USER_FILE));
    List<ConfigFile> files =
        List.of(
            ProjectFile.load(project, all, host, inputs),
            ConfigFile.loadPersonal(all, host, inputs));
    files.forEach(file -> file.refuse(EnvironmentKey.of(host)));
    return new Settings(command, host, files);
  }

  /** The keys that a file may have: options of all commands with these marks, without dashes. */
  private static Set<String> keys(CommandSpec program, Set<String> marks) {
    return program.subcommands().values().stream()
        .flatMap(command -> command.getCommandSpec().options().stream())
        .filter(option -> marks.contains(option.descriptionKey()))
        .map(option -> key(option.longestName()))
        .collect(Collectors.toSet());
  }

  /**
   * The names of environments in both files.
   *
   * @throws FailureException of kind {@code CONFIG} when they give one name to two IDs
   */
  public Map<String, String> environmentNames() {
    Map<String, String> names = new LinkedHashMap<>();
    for (ConfigFile file : files) {
      file.environmentNames().forEach(names::putIfAbsent);
    }
    try {
      EnvironmentNames unused = new EnvironmentNames(names);
      return names;
    } catch (IllegalArgumentException e) {
      String both = files.stream().map(ConfigFile::name).collect(Collectors.joining(" and "));
      throw new FailureException(ErrorKind.CONFIG, both + ": " + e.getMessage());
    }
  }

  /** The local time. */
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
   * A file's value for an option, converted by the option's converter; null if there is none.
   *
   * @throws FailureException of kind {@code CONFIG} when the option does not accept it
   */
  @Nullable Object configured(String option) {
    Sourced value = fromFiles(option);
    return value == null ? null : converted(option, value);
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
    return fromFiles(option);
  }

  private @Nullable Sourced fromFiles(String option) {
    for (ConfigFile file : files) {
      String text = file.get(key(option));
      if (text != null) {
        return new Sourced(text, file.name() + ": " + key(option));
      }
    }
    return null;
  }

  private static String key(String option) {
    return option.substring("--".length());
  }
}
