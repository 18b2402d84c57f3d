package run.empirical.cli.host;

import org.jspecify.annotations.Nullable;

/** Which standard streams people look at, and how wide their screen is. */
public interface Terminal {
  /** Whether standard input is a keyboard. */
  public boolean input();

  /** Whether standard output is a screen. */
  public boolean output();

  /** Whether standard error is a screen. */
  public boolean error();

  /** The screen's width in columns; null when it cannot be told. */
  @Nullable Integer columns();
}
