package run.empirical.cli.option;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.option.Setting.Scope;

/**
 * The values that options get from variables and files if they are not given, and where each is
 * from. picocli knows the defaults, but has no messages that name a variable or a file.
 */
public final class Settings {
  private final Host host;
  private final List<ConfigFile> files;
  private final Map<String, String> sources = new HashMap<>();

  /**
   * Settings of one run.
   *
   * @param host has the variables
   * @param files the project's file and the user's own, in this order
   */
  Settings(Host host, List<ConfigFile> files) {
    this.host = host;
    this.files = files;
  }

  /** An option that variables or configuration files may set. */
  private record Configurable(OptionSpec option, Setting setting) {
    /** The key in configuration files. */
    String key() {
      return option.longestName().substring("--".length());
    }
  }

  /**
   * Reads the configuration files; neither if {@code EMPIRICAL_CONFIG} is set and empty.
   *
   * @param program has the options that they may set
   */
  public static Settings load(CommandSpec program, Host host, InputFiles inputs) {
    if ("".equals(host.variables().apply("EMPIRICAL_CONFIG"))) {
      return new Settings(host, List.of());
    }
    Map<String, Scope> keys =
        configurable(program).stream()
            .collect(Collectors.toMap(Configurable::key, one -> one.setting().scope()));
    return new Settings(host, ConfigFileReader.load(keys, host, inputs));
  }

  /** A line for each file in use. */
  public List<String> describeFiles() {
    return files.stream().map(file -> "* configuration file: " + file.name()).toList();
  }

  /**
   * Fills in the options of a command that are not given, each through its own converter.
   *
   * @throws FailureException of kind {@code CONFIG} if an option does not accept its value
   */
  public void fill(CommandLine command) {
    ParseResult given = command.getParseResult();
    for (Configurable one : configurable(command.getCommandSpec())) {
      OptionSpec option = one.option();
      if (given.hasMatchedOption(option)) {
        sources.put(option.longestName(), option.longestName());
      } else {
        fill(option, one.key(), one.setting());
      }
    }
  }

  /** With the variable's text, else the files'; else the default stays. */
  private void fill(OptionSpec option, String key, Setting setting) {
    String source = setting.variable();
    String text = host.name(source);
    for (ConfigFile file : files) {
      if (text == null) {
        source = file.name() + ": " + key;
        text = file.values().get(key);
      }
    }
    if (text != null) {
      option.setValue(converted(option, text, source));
      sources.put(option.longestName(), source);
    }
  }

  /** What messages name for an option's value: the option, the variable or the key of the file. */
  String source(String option) {
    return sources.getOrDefault(option, option);
  }

  /** Whether the option itself is given. */
  boolean given(String option) {
    return option.equals(sources.get(option));
  }

  /** The names of environments by ID, which only the project's file has. */
  public Map<String, String> environmentNames() {
    Map<String, String> names = new LinkedHashMap<>();
    files.forEach(file -> names.putAll(file.environmentNames()));
    return names;
  }

  /** The options of a command and of its subcommands that variables or files may set. */
  private static List<Configurable> configurable(CommandSpec command) {
    List<Configurable> all = new ArrayList<>();
    for (CommandLine subcommand : command.subcommands().values()) {
      all.addAll(configurable(subcommand.getCommandSpec()));
    }
    for (OptionSpec option : command.options()) {
      Setting setting = ((AnnotatedElement) option.userObject()).getAnnotation(Setting.class);
      if (setting != null) {
        all.add(new Configurable(option, setting));
      }
    }
    return all;
  }

  private static Object converted(OptionSpec option, String text, String source) {
    try {
      return Converters.of(option).convert(text);
    } catch (TypeConversionException e) {
      throw FailureException.config(source + ": " + e.getMessage());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
