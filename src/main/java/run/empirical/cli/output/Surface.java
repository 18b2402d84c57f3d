package run.empirical.cli.output;

import java.util.function.IntSupplier;

/**
 * Where an answer is written.
 *
 * @param columns the width in columns; computed on demand, since it may load a native library
 * @param colour whether human formats may use colour
 * @param hyperlinks whether it is a terminal that shows hyperlinks (OSC 8)
 * @param file whether it is a file, which is read without the messages on standard error
 */
public record Surface(IntSupplier columns, boolean colour, boolean hyperlinks, boolean file) {
  private static final int USUAL_COLUMNS = 80;

  /** A file, which looks the same wherever it was written. */
  public static final Surface FILE = new Surface(() -> USUAL_COLUMNS, false, false, true);
}
