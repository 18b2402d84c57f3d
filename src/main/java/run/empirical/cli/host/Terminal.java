package run.empirical.cli.host;

import org.jspecify.annotations.Nullable;

/** Which standard streams are terminals, and how wide the screen is. */
public interface Terminal {
  /** Whether standard input is a terminal. */
  public boolean input();

  /** Whether standard output is a terminal. */
  public boolean output();

  /** Whether standard error is a terminal. */
  public boolean error();

  /** The screen's width in columns; null if unknown. */
  @Nullable Integer columns();
}
