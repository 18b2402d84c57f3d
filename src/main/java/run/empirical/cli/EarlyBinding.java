package run.empirical.cli;

import org.graalvm.nativeimage.hosted.Feature;

/**
 * Binds Playwright's JSON when a native program is built, which saves one to two milliseconds of
 * each run that reads a report. Jackson takes locks while it binds, and the build refuses an object
 * of which another thread holds a lock. So it happens here, before the build has started the
 * threads of its analysis.
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
