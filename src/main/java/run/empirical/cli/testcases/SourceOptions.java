package run.empirical.cli.testcases;

/** The names of the options that say where test cases come from. */
public final class SourceOptions {
  /** Names a list of IDs. */
  public static final String FROM = "--from";

  /** Names a report of Playwright. */
  public static final String FROM_PLAYWRIGHT = "--from-playwright";

  /** Takes the report of Playwright's last run. */
  public static final String LAST_FAILED = "--last-failed";

  private SourceOptions() {}
}
