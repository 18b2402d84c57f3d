package run.empirical.cli.output;

import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

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

  private static final String HYPERLINK = "\u001b]8;;";
  private static final String TERMINATOR = "\u001b\\";

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

  /**
   * Text in a style and as a hyperlink, where these are shown.
   *
   * @param link ASCII without control characters; null for none
   */
  String styled(String text, Style style, @Nullable String link) {
    String styled = colour ? style.apply(text) : text;
    return hyperlinks && link != null
        ? HYPERLINK + link + TERMINATOR + styled + HYPERLINK + TERMINATOR
        : styled;
  }
}
