package run.empirical.cli.host;

/** How much is said on standard error. */
public enum Verbosity {
  /** Errors only. */
  QUIET,
  /** Errors, warnings, summaries and progress. */
  NORMAL,
  /** Also what is sent and received, the key redacted. */
  VERBOSE
}
