package run.empirical.cli.output;

import java.util.function.IntSupplier;

/**
 * Where an answer is written.
 *
 * @param columns the width in columns; computed on demand, since it may load a native library
 * @param colour whether human formats may use colour
 * @param file whether it is a file, whose readers do not see standard error
 */
public record Surface(IntSupplier columns, boolean colour, boolean file) {
  private static final int DEFAULT_COLUMNS = 80;

  /** A file; its contents do not depend on the terminal. */
  public static final Surface FILE = new Surface(() -> DEFAULT_COLUMNS, false, true);
}
