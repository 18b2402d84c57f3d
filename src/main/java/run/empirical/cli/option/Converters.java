package run.empirical.cli.option;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import run.empirical.cli.host.ColourChoice;
import run.empirical.cli.model.Dashboard;
import run.empirical.cli.model.SortOrder;
import run.empirical.cli.option.ListOptions.PlaywrightStatuses;
import run.empirical.cli.output.OutputFormat;
import run.empirical.cli.playwright.Selection;
import run.empirical.cli.time.DurationText;
import run.empirical.cli.time.PointInTime;

/**
 * Converts option values, from the command line and from configuration files. Each converter throws
 * {@link TypeConversionException} with a message that says what was expected and what was given.
 */
public final class Converters {
  private Converters() {}

  /** A constant of an enum by its lower-case name, and all such names for help and completion. */
  private abstract static class Word<E extends Enum<E>>
      implements ITypeConverter<E>, Iterable<String> {
    private final Class<E> type;

    Word(Class<E> type) {
      this.type = type;
    }

    @Override
    public E convert(String text) {
      return word(type, text);
    }

    @Override
    public Iterator<String> iterator() {
      return names(type);
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
      boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
      try {
        int value = Integer.parseInt(text);
        if (digits && value >= least && value <= most) {
          return value;
        }
      } catch (NumberFormatException e) {
        // The message below covers every invalid number.
      }
      boolean maybeTooLarge = digits && text.length() > 9;
      throw new TypeConversionException(
          (most == Integer.MAX_VALUE && !maybeTooLarge
                  ? "expected an integer of " + least + " or more"
                  : "expected an integer from " + least + " to " + most)
              + ", got '"
              + text
              + "'");
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

  /** A project's page on the dashboard. */
  static final class DashboardUrl implements ITypeConverter<Dashboard> {
    @Override
    public Dashboard convert(String text) {
      return expected(Dashboard::parse, text);
    }
  }

  /** An HTTP error status. */
  public static final class HttpFailure extends Within {
    HttpFailure() {
      super(400, 599);
    }
  }

  /** A duration of a second or more, such as {@code 90s} or {@code PT24H}. */
  public static final class PositiveDuration implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return expected(DurationText::parse, text);
    }
  }

  /** A point in time. */
  static final class TimeOrAgo implements ITypeConverter<PointInTime> {
    @Override
    public PointInTime convert(String text) {
      return expected(PointInTime::parse, text);
    }
  }

  /**
   * A comma-separated list of environments, none blank, whose elements picocli adds to those
   * before.
   */
  static final class Environments implements ITypeConverter<Set<String>> {
    @Override
    public Set<String> convert(String text) {
      Set<String> elements = new LinkedHashSet<>();
      for (String element : text.split(",", -1)) {
        if (element.isBlank()) {
          throw new TypeConversionException("an environment in '" + text + "' is empty");
        }
        elements.add(element.strip());
      }
      return elements;
    }
  }

  /** The tests to select from a report. */
  static final class Statuses implements ITypeConverter<PlaywrightStatuses>, Iterable<String> {
    @Override
    public PlaywrightStatuses convert(String text) {
      Set<Selection> selections = EnumSet.noneOf(Selection.class);
      for (String word : text.split(",", -1)) {
        selections.add(word(Selection.class, word.strip()));
      }
      return new PlaywrightStatuses(selections);
    }

    @Override
    public Iterator<String> iterator() {
      return names(Selection.class);
    }
  }

  /** The format of the answer. */
  static final class Format extends Word<OutputFormat> {
    Format() {
      super(OutputFormat.class);
    }
  }

  /** The order of several test cases. */
  static final class Sort extends Word<SortOrder> {
    Sort() {
      super(SortOrder.class);
    }
  }

  /** When output is coloured. */
  static final class Colour extends Word<ColourChoice> {
    Colour() {
      super(ColourChoice.class);
    }
  }

  /** Applies a reader whose exceptions say what was expected. */
  private static <T> T expected(Function<String, T> reader, String text) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("expected " + e.getMessage() + ", got '" + text + "'");
    }
  }

  /** A constant of an enum by its lower-case name. */
  static <E extends Enum<E>> E word(Class<E> type, String text) {
    StringBuilder wanted = new StringBuilder();
    E[] constants = type.getEnumConstants();
    for (int i = 0; i < constants.length; i++) {
      String word = constants[i].name().toLowerCase(Locale.ROOT);
      if (word.equals(text)) {
        return constants[i];
      }
      wanted.append(i == 0 ? "" : i == constants.length - 1 ? " or " : ", ").append(word);
    }
    throw new TypeConversionException("expected " + wanted + ", got '" + text + "'");
  }

  private static Iterator<String> names(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(c -> c.name().toLowerCase(Locale.ROOT))
        .iterator();
  }
}
