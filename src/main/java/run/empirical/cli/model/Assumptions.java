package run.empirical.cli.model;

import java.util.regex.Pattern;

/**
 * Beliefs about the service beyond the OpenAPI document of its endpoint, each with its source. If
 * one is wrong, change it here.
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
   * Separates a project's page on the dashboard from a test run's. That {@code test_run_id} is the
   * number there is likely, not certain. Source: the vendor's own end-to-end tests.
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
  public static final String TEST_CASE_ID = "[0-9a-f]{20}-[0-9a-f]{20}";

  /**
   * An environment ID that means nothing to people: a number, a UUID or nothing. Source: the
   * vendor's other endpoints have numbers, and slugs such as {@code staging}, which read by
   * themselves; here an ID is any text.
   */
  static final Pattern OPAQUE_ENVIRONMENT_ID =
      Pattern.compile("[0-9]*|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /**
   * An ID of an environment or a test run that is no string in a reply: it is taken as written.
   * Source: the vendor's other endpoints have integers; the OpenAPI document has strings.
   */
  public static final Pattern INTEGER_ID = Pattern.compile("-?[0-9]{1,19}");

  /** What 401 means. Source: the vendor's documentation, also of a deleted key. */
  public static final String UNAUTHORIZED = "the API rejected the key";

  /** What 403 means. Source: RFC 9110; the OpenAPI document has neither status. */
  public static final String FORBIDDEN = "the API key lacks permission";

  private Assumptions() {}
}
