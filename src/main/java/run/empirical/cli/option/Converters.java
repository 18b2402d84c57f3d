package run.empirical.cli.option;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;
import run.empirical.cli.model.Dashboard;
import run.empirical.cli.output.OutputFormat;
import run.empirical.cli.text.WhiteSpace;
import run.empirical.cli.time.DurationText;
import run.empirical.cli.time.PointInTime;

/**
 * Converts option values, from arguments, variables and the project's file: by the option's type,
 * or by a class of its own where the type does not tell what is valid. Each converter throws {@link
 * TypeConversionException} with a message that says what was expected and what was given.
 */
public final class Converters {
  private static final List<Class<?>> TYPES =
      List.of(
          Duration.class,
          DurationText.class,
          PointInTime.class,
          Dashboard.class,
          FileArgument.class,
          OutputFormat.class,
          ColourChoice.class);

  private Converters() {}

  /**
   * Makes a program convert values by type.
   *
   * @param words a further enum of words
   */
  public static void register(CommandLine program, Class<?> words) {
    for (Class<?> type : TYPES) {
      registerOne(program, type);
    }
    registerOne(program, words);
  }

  @SuppressWarnings("unchecked")
  private static void registerOne(CommandLine program, Class<?> type) {
    program.registerConverter((Class<Object>) type, new ByType(type));
  }

  /** The converter of an option. */
  static ITypeConverter<?> of(OptionSpec option) {
    return option.converters().length > 0 ? option.converters()[0] : new ByType(option.type());
  }

  /** Reads text, a type whose own reader says what it expects, or a constant of an enum. */
  private record ByType(Class<?> type) implements ITypeConverter<Object> {
    @Override
    public Object convert(String text) {
      try {
        if (type == String.class) {
          return text;
        } else if (type == Duration.class) {
          return DurationText.parse(text).duration();
        } else if (type == DurationText.class) {
          return DurationText.parse(text);
        } else if (type == PointInTime.class) {
          return PointInTime.parse(text);
        } else if (type == Dashboard.class) {
          return Dashboard.parse(text);
        } else if (type == FileArgument.class) {
          return FileArgument.parse(text);
        }
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException("expected " + e.getMessage() + ", got '" + text + "'");
      }
      return word(type.getEnumConstants(), text);
    }
  }

  /** An integer within bounds, both inclusive and not negative; ASCII digits only, no sign. */
  private abstract static class Within implements ITypeConverter<Integer> {
    private final int least;
    private final int most;

    Within(int least, int most) {
      this.least = least;
      this.most = most;
    }

    @Override
    public Integer convert(String text) {
      try {
        int value = Integer.parseInt(text);
        if (text.matches("[0-9]+") && value >= least && value <= most) {
          return value;
        }
      } catch (NumberFormatException e) {
        // The message below covers every invalid number.
      }
      throw new TypeConversionException(
          "expected an integer from " + least + " to " + most + ", got '" + text + "'");
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

  /** A number of days or of a project. */
  static final class Positive extends Within {
    Positive() {
      super(1, Integer.MAX_VALUE);
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

  /** An HTTP error status. */
  public static final class HttpFailure extends Within {
    HttpFailure() {
      super(400, 599);
    }
  }

  /**
   * A comma-separated list of environments, whose elements picocli adds to those before. It could
   * split the list itself, but would drop empty elements, and with them perhaps a gate.
   */
  static final class Environments implements ITypeConverter<Set<String>> {
    @Override
    public Set<String> convert(String text) {
      Set<String> elements = new LinkedHashSet<>();
      for (String element : text.split(",", -1)) {
        if (WhiteSpace.isBlank(element)) {
          throw new TypeConversionException("an environment in '" + text + "' is empty");
        }
        elements.add(WhiteSpace.strip(element));
      }
      return elements;
    }
  }

  /** The one of these words that the text is. */
  static <T> T word(T[] words, String text) {
    StringBuilder wanted = new StringBuilder();
    for (int i = 0; i < words.length; i++) {
      if (words[i].toString().equals(text)) {
        return words[i];
      }
      wanted.append(i == 0 ? "" : i == words.length - 1 ? " or " : ", ").append(words[i]);
    }
    throw new TypeConversionException("expected " + wanted + ", got '" + text + "'");
  }
}
