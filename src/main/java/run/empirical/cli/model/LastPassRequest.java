package run.empirical.cli.model;

/**
 * What the API is asked about one test case (contract schema {@code LastPassPerEnvRequest}).
 *
 * @param testCaseId the test case ID
 * @param window the look-back window
 */
public record LastPassRequest(String testCaseId, LookBackWindow window) {
  /** The endpoint's path below the base URL (contract: {@code getTestCaseLastPassPerEnv}). */
  public static final String PATH = "/api/v2/analytics/test-case-last-pass-per-env";
}
