package run.empirical.cli.option;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;

/**
 * Fills in options that are not given from variables and the project's file, and remembers the
 * source of each value for messages. picocli's default values have no source.
 */
public final class Settings {
  private static final List<Setting> SETTINGS =
      List.of(
          new Setting("--api-url", "EMPIRICAL_API_URL", ""),
          new Setting("--project-id", "EMPIRICAL_PROJECT_ID", ProjectFile.PROJECT_ID),
          new Setting("--dashboard", "EMPIRICAL_DASHBOARD", ProjectFile.DASHBOARD),
          new Setting("--cacert", "SSL_CERT_FILE", ""));

  private final ProjectFile file;
  private final Map<String, String> sources = new HashMap<>();

  /**
   * The variable and the key in the project's file that set an option. The variable takes
   * precedence.
   *
   * @param key empty for none
   */
  private record Setting(String option, String variable, String key) {}

  private Settings(ProjectFile file) {
    this.file = file;
  }

  /**
   * Reads the project's file.
   *
   * @throws FailureException of kind {@code CONFIG} if it cannot be used
   */
  public static Settings load(Host host, InputFiles inputs) {
    return new Settings(ProjectFile.load(host, inputs));
  }

  /** A line that names the project's file; no line without a file. */
  public List<String> describeFile() {
    return file.path() == null ? List.of() : List.of("* project's file: " + file.path());
  }

  /** Whether the project's file was looked for and not found. */
  public boolean lacksProjectFile(Host host) {
    return file.isMissing(host);
  }

  /**
   * Fills in the options of a command that are not given, each through its own converter.
   *
   * @throws FailureException of kind {@code CONFIG} if an option does not accept its value
   */
  public void fill(CommandLine command, Host host) {
    for (OptionSpec option : command.getParseResult().matchedOptions()) {
      sources.put(option.longestName(), option.longestName());
    }
    for (Setting setting : SETTINGS) {
      if (!sources.containsKey(setting.option)) {
        OptionSpec option = command.getCommandSpec().findOption(setting.option);
        String variable = host.intactVariable(setting.variable);
        String value = file.values().get(setting.key);
        if (variable != null) {
          fill(option, variable, setting.variable);
        } else if (value != null) {
          fill(option, value, file.path() + ": " + setting.key);
        }
      }
    }
  }

  private void fill(OptionSpec option, String text, String source) {
    try {
      option.setValue(Converters.of(option).convert(text));
    } catch (TypeConversionException e) {
      throw FailureException.config("%s: %s", source, e.getMessage());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    sources.put(option.longestName(), source);
  }

  /** The source of an option's value, for messages: the option, the variable or the file's key. */
  String source(String option) {
    return sources.getOrDefault(option, option);
  }

  /** Whether an option is given on the command line. */
  boolean isOnCommandLine(String option) {
    return option.equals(sources.get(option));
  }

  /** The names of environments by ID, in the order of the project's file. */
  public Map<String, String> environmentNames() {
    return file.names().byId();
  }
}
