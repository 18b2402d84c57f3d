package run.empirical.cli.model;

import java.util.regex.Pattern;

/**
 * Assumptions about the service beyond the OpenAPI document of its endpoint, each with its source.
 * If one is wrong, change it here.
 */
public final class Assumptions {
  /** The page where users create API keys. Source: the vendor's documentation. */
  public static final String KEY_PAGE = "https://dash.empirical.run/settings/api-keys";

  /**
   * The header that names the project, for a key that is bound to none. Source: the vendor's
   * documentation of its API. The OpenAPI document has a body member instead, which the server
   * ignores.
   */
  public static final String PROJECT_HEADER = "x-project-id";

  /**
   * Leads from a project's page on the dashboard to a test run's page. It is likely, not certain,
   * that {@code test_run_id} is the number there. Source: the vendor's own end-to-end tests.
   */
  public static final String TEST_RUNS = "/test-runs/";

  /** Selects one test on a test run's page. Source: the vendor's own end-to-end tests. */
  public static final String TEST_ID_QUERY = "?test_id=";

  /**
   * How long after the end of a test run its results may appear. Source: the vendor's
   * documentation.
   */
  public static final String LAG = "three minutes";

  /**
   * A test case ID, as a regular expression: Playwright's hash of the file, a dash, and its hash of
   * the test. Source: real reports of Playwright 1.40 to 1.65; to the API it is any text.
   */
  public static final String TEST_CASE_ID = "[0-9a-f]{20}-[0-9a-f]{20}";

  /**
   * An environment ID that means nothing to people: a number, a UUID or an empty one. Source: the
   * vendor's other endpoints have numbers, and slugs such as {@code staging}, which people can
   * read; at this endpoint an ID is any text.
   */
  static final Pattern OPAQUE_ENVIRONMENT_ID =
      Pattern.compile("[0-9]*|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /**
   * An integer in a reply where the ID of an environment or a test run should be a string: it is
   * taken as written. Source: the vendor's other endpoints have integers; the OpenAPI document has
   * strings.
   */
  public static final Pattern INTEGER_ID = Pattern.compile("-?[0-9]{1,19}");

  /** The meaning of 401. Source: the vendor's documentation, also of a deleted key. */
  public static final String UNAUTHORIZED = "the API rejected the key";

  /** The meaning of 403. Source: RFC 9110; the OpenAPI document has neither status. */
  public static final String FORBIDDEN = "the API key lacks permission";

  private Assumptions() {}
}
