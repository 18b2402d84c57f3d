package run.empirical.cli.dist;

import java.io.IOException;
import java.nio.file.Path;

/** A fake {@code npx} that runs or lists Playwright's tests, or runs {@code last-pass}. */
final class Npx {
  /** The report of a failed run. */
  static final Path REPORT =
      Path.of("src/test/resources/playwright/html/full-1.65.html").toAbsolutePath();

  /** The ID of the test that {@code --list} prints with the package's reporter. */
  static final String LISTED = "c3b1a0f5d2e49786b0a1-7f3e9d2c4b5a6f8e0d1c";

  private Npx() {}

  /** Sandbox data in which the listed test has a pass of this age. */
  static String listedPassed(String environmentId, String age) {
    return "{\"%s\":[{\"environment_id\":\"%s\",\"test_run_id\":\"9\",\"executed_at\":\"%s\"}]}"
        .formatted(LISTED, environmentId, age);
  }

  /**
   * Installs it into a folder on the {@code PATH}.
   *
   * @param status the exit status of Playwright; if it is not 0, there is a report
   */
  static void install(Path folder, int status) throws IOException {
    String script =
        """
        #!/bin/sh
        case "$*" in
          '@empiricalrun/last-pass '*)
            shift
            exec empirical last-pass "$@"
            ;;
          'playwright test --list '*' --reporter='*)
            printf '# empirical: selected tests: 1\n%s\tpays @smoke\n# empirical: end\n'
            exit
            ;;
        esac
        mkdir -p playwright-report
        %s
        exit %d
        """
            .formatted(
                LISTED,
                status == 0 ? "" : "cp '" + REPORT + "' playwright-report/index.html",
                status);
    Script.write(folder.resolve("npx"), script);
  }
}
