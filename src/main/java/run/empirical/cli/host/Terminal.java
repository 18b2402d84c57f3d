package run.empirical.cli.host;

/** Which standard streams are terminals. */
public interface Terminal {
  /** Whether standard input is a terminal. */
  boolean input();

  /** Whether standard output is a terminal. */
  boolean output();

  /** Whether standard error is a terminal. */
  boolean error();
}
