package run.empirical.cli.testcases;

/** The names of the options that say where test cases come from. */
public final class SourceOptions {
  /** The option for a list of IDs. */
  public static final String FROM = "--from";

  /** The option for a Playwright report. */
  public static final String FROM_PLAYWRIGHT = "--from-playwright";

  /** The option for the report of Playwright's last run. */
  public static final String LAST_FAILED = "--last-failed";

  private SourceOptions() {}
}
