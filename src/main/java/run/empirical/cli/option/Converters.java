package run.empirical.cli.option;

import static java.util.Map.entry;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;
import run.empirical.cli.failure.Message;
import run.empirical.cli.model.Dashboard;
import run.empirical.cli.text.ShortText;
import run.empirical.cli.text.WhiteSpace;
import run.empirical.cli.time.PointInTime;
import run.empirical.cli.time.TypedDuration;

/**
 * Converts option values from arguments, variables and the project's file. An option's type
 * determines the converter, unless the option names one. Each converter throws {@link
 * TypeConversionException} with a message that says what was expected and what was given.
 */
public final class Converters {
  /** Reads each of these types. The message of an exception says what is expected. */
  private static final Map<Class<?>, Function<String, ?>> READERS =
      Map.ofEntries(
          entry(Duration.class, text -> TypedDuration.parse(text).duration()),
          entry(TypedDuration.class, TypedDuration::parse),
          entry(PointInTime.class, PointInTime::parse),
          entry(Dashboard.class, Dashboard::parse),
          entry(FileArgument.class, FileArgument::parse));

  private Converters() {}

  /** Registers the converters for enums and the types above with a program and its commands. */
  @SuppressWarnings("unchecked")
  public static void register(CommandLine program) {
    for (ArgSpec argument : program.getCommandSpec().args()) {
      for (Class<?> type : argument.auxiliaryTypes()) {
        if (type.isEnum() || READERS.containsKey(type)) {
          program.registerConverter((Class<Object>) type, byType(type));
        }
      }
    }
    program.getSubcommands().values().forEach(Converters::register);
  }

  /** The converter of an option. */
  static ITypeConverter<?> of(OptionSpec option) {
    return option.converters().length > 0 ? option.converters()[0] : byType(option.type());
  }

  private static ITypeConverter<Object> byType(Class<?> type) {
    Function<String, ?> reader =
        READERS.getOrDefault(type, text -> Word.of(type.getEnumConstants(), text));
    return text -> {
      try {
        return reader.apply(text);
      } catch (IllegalArgumentException e) {
        // Before an @, there may be a password, whatever else is wrong with the URL.
        boolean hidden = type == Dashboard.class && text.contains("@");
        throw expected(String.valueOf(e.getMessage()), hidden ? "…" : text);
      }
    };
  }

  /** The error for a value that is not what was expected. */
  static TypeConversionException expected(String what, String value) {
    return new TypeConversionException(
        Message.of("expected %s, got '%s'", what, ShortText.ofArgument(value)));
  }

  /** An integer from min to max; ASCII digits only, no sign. */
  private abstract static class Within implements ITypeConverter<Integer> {
    private final int min;
    private final int max;
    private final String expected;

    Within(int min, int max) {
      this(min, max, range(min, max));
    }

    Within(int min, int max, String expected) {
      this.min = min;
      this.max = max;
      this.expected = expected;
    }

    private static String range(int min, int max) {
      return Message.of("an integer from %s to %s", min, max);
    }

    @Override
    public Integer convert(String text) {
      long value = text.matches("0*[0-9]{1,10}") ? Long.parseLong(text) : -1;
      if (value < min || value > max) {
        throw expected(text.matches("0*[1-9][0-9]*") ? range(min, max) : expected, text);
      }
      return (int) value;
    }
  }

  /** Any text that is not empty. */
  static final class NotEmpty implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      if (text.isEmpty()) {
        throw new TypeConversionException("must not be empty");
      }
      return text;
    }
  }

  /** The length of the look-back window. */
  static final class Days extends Within {
    Days() {
      super(1, Integer.MAX_VALUE, "a positive number, such as 30");
    }
  }

  /** The number of a project. */
  static final class ProjectId extends Within {
    ProjectId() {
      super(1, Integer.MAX_VALUE, "a positive number");
    }
  }

  /** The name of a command, which shells take as it is. */
  public static final class CommandName implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      if (!text.matches("[A-Za-z0-9][A-Za-z0-9_.-]*")) {
        throw expected("letters, digits, _, . and -, beginning with a letter or a digit", text);
      }
      return text;
    }
  }

  /** The number of retries. */
  static final class Retries extends Within {
    Retries() {
      super(0, 10);
    }
  }

  /** The number of concurrent look-ups. */
  static final class Concurrency extends Within {
    Concurrency() {
      super(1, 64);
    }
  }

  /** A TCP port, 0 for a free one. */
  public static final class Port extends Within {
    Port() {
      super(0, 65535);
    }
  }

  /**
   * A comma-separated list of environments. picocli could split the list itself, but would drop
   * empty elements, and perhaps a gate with them.
   */
  static final class Environments implements ITypeConverter<Set<String>> {
    @Override
    public Set<String> convert(String text) {
      Set<String> elements = new LinkedHashSet<>();
      for (String element : text.split(",", -1)) {
        if (WhiteSpace.isBlank(element)) {
          throw new TypeConversionException(
              Message.of("an environment in '%s' is empty", ShortText.ofArgument(text)));
        }
        elements.add(WhiteSpace.strip(element));
      }
      return elements;
    }
  }
}
