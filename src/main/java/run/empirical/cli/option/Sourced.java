package run.empirical.cli.option;

import picocli.CommandLine.ITypeConverter;

/**
 * A value and its source.
 *
 * @param value the value
 * @param source what messages about it name: the option, the variable or the key of the file
 * @param given whether the option itself is given
 */
record Sourced<T>(T value, String source, boolean given) {
  /** A value whose source is not known yet. */
  static <T> Sourced<T> of(T value) {
    return new Sourced<>(value, "", false);
  }

  /** The same value from a source. */
  Sourced<T> from(String newSource, boolean isGiven) {
    return new Sourced<>(value, newSource, isGiven);
  }

  /** Picocli asks for it. The one that records have takes Java a dozen milliseconds to make. */
  @Override
  public String toString() {
    return source + ": " + value;
  }

  /** Text that is checked where it is used. */
  static final class Text implements ITypeConverter<Sourced<String>> {
    @Override
    public Sourced<String> convert(String text) {
      return of(text);
    }
  }
}
