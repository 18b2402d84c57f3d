package run.empirical.cli.dist;

import java.io.IOException;
import java.nio.file.Path;

/** A fake {@code npx} that runs or lists Playwright's tests, or runs the program. */
final class Npx {
  /** The report of a failed run. */
  static final Path REPORT =
      Path.of("src/test/resources/playwright/html/full-1.65.html").toAbsolutePath();

  /** What {@code --list --reporter=json} prints. */
  static final Path LIST =
      Path.of("src/test/resources/playwright/reports/all-passed.json").toAbsolutePath();

  /** The same for a filter that selects nothing. */
  static final Path NO_TESTS =
      Path.of("src/test/resources/playwright/reports/load-error.json").toAbsolutePath();

  private Npx() {}

  /**
   * Installs it into a folder on the {@code PATH}.
   *
   * @param status the exit status of Playwright; if it is not 0, there is a report
   */
  static void install(Path folder, int status) throws IOException {
    String script =
        """
        #!/bin/sh
        if [ "$1" = @empiricalrun/cli ]; then
          shift
          exec empirical "$@"
        fi
        if [ "$3" = --list ]; then
          exec cat '%s'
        fi
        mkdir -p playwright-report
        %s
        exit %d
        """
            .formatted(
                LIST,
                status == 0 ? "" : "cp '" + REPORT + "' playwright-report/index.html",
                status);
    Script.write(folder.resolve("npx"), script);
  }
}
