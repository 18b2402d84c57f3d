package run.empirical.cli.host;

/** Tells which standard streams are terminals. */
public interface Terminal {
  /** Whether standard input is a terminal. */
  boolean input();

  /** Whether standard input is a pipe, which another program writes to. */
  boolean inputIsPipe();

  /** Whether standard output is a terminal. */
  boolean output();

  /** Whether standard error is a terminal. */
  boolean error();
}
