package run.empirical.cli.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import run.empirical.cli.command.ListOptions.PlaywrightStatuses;
import run.empirical.cli.host.ColourChoice;
import run.empirical.cli.output.OutputFormat;
import run.empirical.cli.output.TimeStyle;
import run.empirical.cli.playwright.Selection;

/** Joins {@link Readers} to picocli, which wants its own interface and exception. */
final class Converters {
  private Converters() {}

  private static <T> T converted(Reading<T> reading) {
    try {
      return reading.read();
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  /** Reads a text, or throws with a message that says what was wanted. */
  private interface Reading<T> {
    T read();
  }

  private static Iterator<String> words(Enum<?>[] constants) {
    return Arrays.stream(constants).map(c -> c.name().toLowerCase(Locale.ROOT)).iterator();
  }

  /** The length of a look-back window. */
  static final class Days implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return converted(() -> Readers.integer(text, 1, Integer.MAX_VALUE));
    }
  }

  /** How many further tries there may be. */
  static final class Retries implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return converted(() -> Readers.integer(text, 0, ConnectionOptions.MOST_RETRIES));
    }
  }

  /** How many look-ups may be in flight. */
  static final class Concurrency implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return converted(() -> Readers.integer(text, 1, ConnectionOptions.MOST_CONCURRENCY));
    }
  }

  /** A TCP port, 0 for a free one. */
  static final class Port implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return converted(() -> Readers.integer(text, 0, 65535));
    }
  }

  /** An HTTP status that tells of a failure. */
  static final class HttpFailure implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return converted(() -> Readers.integer(text, 400, 599));
    }
  }

  /** A duration of a second or more. */
  static final class PositiveDuration implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return converted(() -> Readers.duration(text, Duration.ofSeconds(1)));
    }
  }

  /** A point in time. */
  static final class PointInTime implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      return converted(() -> Readers.instant(text));
    }
  }

  /** Text that is compared with other text. */
  static final class IntactText implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      return converted(() -> Readers.intact(text));
    }
  }

  /** A comma-separated list of environments. */
  static final class Environments implements ITypeConverter<EnvironmentList> {
    @Override
    public EnvironmentList convert(String text) {
      return converted(() -> new EnvironmentList(Readers.environments(text)));
    }
  }

  /** Which tests of a report are meant. */
  static final class Statuses implements ITypeConverter<PlaywrightStatuses>, Iterable<String> {
    @Override
    public PlaywrightStatuses convert(String text) {
      return converted(() -> new PlaywrightStatuses(Readers.words(Selection.class, text)));
    }

    @Override
    public Iterator<String> iterator() {
      return words(Selection.values());
    }
  }

  /** The form of the answer. */
  static final class Format implements ITypeConverter<OutputFormat>, Iterable<String> {
    @Override
    public OutputFormat convert(String text) {
      return converted(() -> Readers.word(OutputFormat.class, text));
    }

    @Override
    public Iterator<String> iterator() {
      return words(OutputFormat.values());
    }
  }

  /** A file and what form of the answer goes to it. */
  static final class Report implements ITypeConverter<ReportTarget> {
    @Override
    public ReportTarget convert(String text) {
      return converted(() -> ReportTarget.parse(text));
    }
  }

  /** How the table writes times. */
  static final class Time implements ITypeConverter<TimeStyle>, Iterable<String> {
    @Override
    public TimeStyle convert(String text) {
      return converted(() -> Readers.word(TimeStyle.class, text));
    }

    @Override
    public Iterator<String> iterator() {
      return words(TimeStyle.values());
    }
  }

  /** When output is coloured. */
  static final class Colour implements ITypeConverter<ColourChoice>, Iterable<String> {
    @Override
    public ColourChoice convert(String text) {
      return converted(() -> Readers.word(ColourChoice.class, text));
    }

    @Override
    public Iterator<String> iterator() {
      return words(ColourChoice.values());
    }
  }
}
