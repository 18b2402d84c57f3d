package run.empirical.cli.model;

import java.util.regex.Pattern;

/**
 * What this program believes of the service beyond the OpenAPI document of its endpoint, each with
 * its source. If one is wrong, this is the place to mend.
 */
public final class Assumptions {
  /** Where users create API keys. Source: the vendor's documentation. */
  public static final String KEY_PAGE = "https://dash.empirical.run/settings/api-keys";

  /**
   * Names the project, for a key that is bound to none. Source: the vendor's documentation of its
   * API; the OpenAPI document has a member of the body that it ignores.
   */
  public static final String PROJECT_HEADER = "x-project-id";

  /**
   * What separates a project's page on the dashboard from a test run's. That {@code test_run_id} is
   * the number there is likely, not certain. Source: the vendor's own end-to-end tests.
   */
  public static final String TEST_RUNS = "/test-runs/";

  /** Begins the query of a test run's page for one test. Source: as above. */
  public static final String TEST_ID_QUERY = "?test_id=";

  /** How long results can lag the end of a run. Source: the vendor's documentation. */
  public static final String LAG = "three minutes";

  /**
   * A test case ID, as a regular expression: Playwright's hash of the file, a dash, and its hash of
   * the test. Source: real reports of Playwright 1.40 to 1.65; to the API it is any text.
   */
  static final String TEST_CASE_ID = "[0-9a-f]{20}-[0-9a-f]{20}";

  /**
   * An environment ID: in the vendor's other endpoints a number, here any text. Used only to tell a
   * misspelt name where all IDs that are known are numbers.
   */
  static final Pattern ENVIRONMENT_NUMBER = Pattern.compile("[0-9]+");

  /** What 401 means. Source: the vendor's documentation, also of a deleted key. */
  public static final String UNAUTHORIZED = "the API rejected the key";

  /** What 403 means. Source: RFC 9110; the OpenAPI document has neither status. */
  public static final String FORBIDDEN = "the API key lacks permission";

  private Assumptions() {}
}
