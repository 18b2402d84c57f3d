package run.empirical.cli;

import org.graalvm.nativeimage.hosted.Feature;

/**
 * Prepares Jackson for Playwright's JSON when a native program is built, which saves one to two
 * milliseconds whenever a report is read. Jackson takes locks for that, and the build rejects an
 * object that another thread has locked. So it is done here, before the build starts the threads of
 * its analysis.
 */
final class EarlyBinding implements Feature {
  @Override
  public void afterRegistration(AfterRegistrationAccess build) {
    try {
      Class.forName(
          "run.empirical.cli.testcases.PlaywrightReportReader",
          /* initialize= */ true,
          build.getApplicationClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
