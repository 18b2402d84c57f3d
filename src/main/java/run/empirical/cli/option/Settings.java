package run.empirical.cli.option;

import java.lang.reflect.AnnotatedElement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;

/**
 * The values that options get from variables and the project's file if they are not given, and
 * where each is from. picocli knows the defaults, but has no messages that name a variable or a
 * file.
 */
public final class Settings {
  private final Host host;
  private final ProjectFile file;
  private final Map<String, String> sources = new HashMap<>();

  private Settings(Host host, ProjectFile file) {
    this.host = host;
    this.file = file;
  }

  /**
   * Reads the project's file.
   *
   * @throws FailureException of kind {@code CONFIG} if it cannot be used
   */
  public static Settings load(Host host, InputFiles inputs) {
    return new Settings(host, ProjectFile.load(host, inputs));
  }

  /** A line about the file; none if there is no file. */
  public List<String> describeFile() {
    return file.path() == null ? List.of() : List.of("* configuration file: " + file.path());
  }

  /**
   * Fills in the options of a command that are not given, each through its own converter.
   *
   * @throws FailureException of kind {@code CONFIG} if an option does not accept its value
   */
  public void fill(CommandLine command) {
    ParseResult given = command.getParseResult();
    for (OptionSpec option : command.getCommandSpec().options()) {
      Setting setting = ((AnnotatedElement) option.userObject()).getAnnotation(Setting.class);
      if (given.hasMatchedOption(option)) {
        sources.put(option.longestName(), option.longestName());
      } else if (setting != null) {
        fill(option, setting);
      }
    }
  }

  /** With the variable's text, else the file's; else the default stays. */
  private void fill(OptionSpec option, Setting setting) {
    String variable = host.name(setting.variable());
    if (variable != null) {
      fill(option, variable, setting.variable());
    } else if (file.values().containsKey(setting.key())) {
      fill(option, file.values().get(setting.key()), file.path() + ": " + setting.key());
    }
  }

  private void fill(OptionSpec option, @Nullable String text, String source) {
    try {
      option.setValue(Converters.of(option).convert(text));
    } catch (TypeConversionException e) {
      throw FailureException.config(source + ": " + e.getMessage());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    sources.put(option.longestName(), source);
  }

  /** What messages name for an option's value: the option, the variable or the key of the file. */
  String source(String option) {
    return sources.getOrDefault(option, option);
  }

  /** Whether the option itself is given. */
  boolean given(String option) {
    return option.equals(sources.get(option));
  }

  /** The names of environments by ID. */
  public Map<String, String> environmentNames() {
    return file.environmentNames();
  }
}
