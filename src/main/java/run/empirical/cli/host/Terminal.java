package run.empirical.cli.host;

import org.jspecify.annotations.Nullable;

/** Which standard streams are terminals, and how wide the screen is. */
public interface Terminal {
  /** Whether standard input is a terminal. */
  boolean input();

  /** Whether standard output is a terminal. */
  boolean output();

  /** Whether standard error is a terminal. */
  boolean error();

  /** The screen's width in columns; null if unknown. */
  @Nullable Integer columns();
}
