package run.empirical.cli.dist;

import java.io.IOException;
import java.nio.file.Path;
import run.empirical.cli.Needs;

/** A {@code curl} that asks a test's server in place of the API. */
final class Curl {
  private Curl() {}

  /**
   * Installs it into a folder on the {@code PATH}. Other users see arguments, so none has a key.
   */
  static void install(Path folder, String url, String key) throws IOException {
    Script.write(
        folder.resolve("curl"),
        """
        #!/bin/sh
        case "$*" in *%s*) cat >/dev/null; exit 99 ;; esac
        for argument; do
          shift
          case $argument in
            https://api.empirical.run/*) argument=%s${argument#https://api.empirical.run} ;;
          esac
          set -- "$@" "$argument"
        done
        exec '%s' "$@"
        """
            .formatted(key, url, Needs.onPath("curl").orElseThrow()));
  }
}
