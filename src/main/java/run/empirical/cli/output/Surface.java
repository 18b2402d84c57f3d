package run.empirical.cli.output;

import java.util.function.IntSupplier;

/**
 * Where an answer is written.
 *
 * @param kind what it is
 * @param columns the width in columns; computed on demand, since it may load a native library
 * @param colour whether human formats may use colour
 * @param hyperlinks whether it is a terminal that shows hyperlinks (OSC 8)
 */
public record Surface(Kind kind, IntSupplier columns, boolean colour, boolean hyperlinks) {
  /** A file, which looks the same wherever it was written. */
  public static final Surface FILE = new Surface(Kind.FILE, () -> Integer.MAX_VALUE, false, false);

  /** The kinds of surfaces. */
  public enum Kind {
    /** A person reads it at once. */
    TERMINAL,
    /** Standard output that another program may read. */
    PIPE,
    /** A report, which is read without the messages on standard error. */
    FILE
  }

  boolean isTerminal() {
    return kind == Kind.TERMINAL;
  }

  boolean isFile() {
    return kind == Kind.FILE;
  }
}
