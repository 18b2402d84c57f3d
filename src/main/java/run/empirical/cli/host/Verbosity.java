package run.empirical.cli.host;

/** How much to print to standard error. */
public enum Verbosity {
  /** Errors only. */
  QUIET,
  /** Errors, warnings, summaries and progress. */
  NORMAL,
  /** Also requests and replies, with the key redacted. */
  VERBOSE
}
