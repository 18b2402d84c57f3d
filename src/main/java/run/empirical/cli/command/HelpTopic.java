package run.empirical.cli.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import run.empirical.cli.model.ExitStatus;

/** The topics of {@code empirical help}. */
enum HelpTopic {
  EXIT_CODES {
    @Override
    String text() {
      StringBuilder text = new StringBuilder("How empirical ends:\n\n");
      for (ExitStatus status : ExitStatus.values()) {
        text.append(
            String.format(
                Locale.ROOT, "  %3d  %-12s  %s%n", status.code(), status.kind(), status.when()));
      }
      return text.append(
              """

              65 to 78 are the codes of sysexits.h; the word beside them is the "kind" of the
              JSON error on standard error. A script needs only three cases:

                empirical last-pass ID --require 1 --max-age 24h
                case $? in
                  0)  ;;                                 # go
                  20) echo 'not good enough'; exit 1 ;;  # stop
                  *)  echo 'could not find out'; exit 1 ;;
                esac

              With several test cases every answer is printed; then any failure outranks 20,
              which outranks 0, and the first failure in the order asked gives the code.
              """)
          .toString();
    }
  },
  ENVIRONMENT {
    @Override
    String text() {
      return """
      Variables that empirical reads (an empty one counts as not set):

        EMPIRICALRUN_KEY    the API key; --key-file beats it
        EMPIRICAL_API_URL   base URL; --api-url beats it
        EMPIRICAL_CONFIG    configuration file; set but empty means none
        SSL_CERT_FILE       PEM bundle to trust too; --cacert beats it
        HTTPS_PROXY, HTTP_PROXY, NO_PROXY
                            proxy as http://[user:password@]host:port and the hosts
                            that need none; lower case wins
        PLAYWRIGHT_JSON_OUTPUT_NAME
                            a JSON report that --last-failed takes if it is the newest
        NO_COLOR, CLICOLOR_FORCE, TERM
                            colour, where --color says nothing
        COLUMNS             width of the help
        EMPIRICAL_JVM       1 makes the launcher use Java beside a native program too
        JAVA_HOME           the Java that the launcher uses

      Defaults for options may stand in a file:
      $XDG_CONFIG_HOME/empirical/config.properties, else
      ~/.config/empirical/config.properties, on Windows %APPDATA%. It is UTF-8, one
      key=value a line, and a backslash is written twice:

        api-url=https://api.empirical.run
        key-file=/home/me/.empirical-key
        cacert=/etc/ssl/certs/company.pem
        timeout=30s
        retries=3
        concurrency=8
        time=relative
        color=auto
        env-name.1=production
        env-name.2=staging

      A flag beats a variable, a variable beats the file.
      """;
    }
  },
  FORMATTING {
    @Override
    String text() {
      return """
      Forms of the answer, for -o or --output:

        table    a row for each environment, newest first; for people
        matrix   a row for each test case, a column for each environment, the short
                 age in each cell: now, 59m, 23h, 364d, 2y, never, future, ? where a
                 look-up failed; a ! behind it keeps the gate from being met
        json     one document; "data" holds the API's own fields and more
        ndjson   one entry of "data" a line, printed as answers come
        tsv      no header: test case ID, environment ID, environment name, test run
                 ID, ISO instant, age in seconds
        markdown for a job summary: the verdict, then the environments of one test
                 case or the matrix of several
        junit    a case for each test case and environment, for a gate only: what is
                 missing, stale or in the future fails, a failed look-up is an error
        html     the matrix as one page for a browser: loads nothing, works without
                 scripts, says exact times too; made to be kept

      --report FORMAT=FILE also writes a format to a file, whole or not at all, so
      that one run serves the log and the CI's artefacts. May be given several times.
      FILE is new or a plain file, which is replaced, but none that this run reads or
      prints to; to /dev/stdout the report is appended.

      --jq FILTER runs a jq filter over the JSON document. Strings print raw, all
      else as compact JSON, a line for each result: --jq '.data[] | .environment_id'.
      A CI runner takes a line that begins with :: for a command, so begin the lines
      for its log with a word of your own: --jq '.data[] | "env \\(.environment_id)"'.
      The language is that of jq 1.7 as far as jackson-jq has it; there is no input
      but the document, and env is empty.

      --time iso or epoch writes the table's times so, epoch in milliseconds as the
      API does, and drops the ages.

      Ages are rounded down: "3 hours ago" is at least three hours and less than
      four. They count from now, or from --before when it is given and past ("3 hours
      before").

      Standard output carries data only; messages, warnings and errors go to standard
      error. With json, ndjson and --jq each error is one line of JSON there, but for
      wrong arguments and filters.
      """;
    }
  },
  GATING {
    @Override
    String text() {
      return """
      A gate turns the look-up into a decision, told by the exit status: 0 go, 20
      stop, anything else "could not find out".

        --require 1,2     each of these environments must have a last pass
        --max-age 24h     each required environment's last pass is at most this old;
                          without --require each returned one's, and there must be one

      An environment in which the test has not passed within the look-back window is
      absent from the API's answer, so name with --require what must be there. Names
      work too once they are known: --env-name 2=staging --require staging.

      A list with an ID on each line is decided on as a whole:

        empirical last-pass --from ids.txt --require 1

      A red build can ask about the tests that failed; written so, the step still ends
      with Playwright's own status:

        npx playwright test || (
          status=$?
          empirical last-pass --last-failed --require 1 --max-age 24h || true
          exit "$status"
        )

      Each project's test is looked up by its own ID. HTML reports and .last-run.json
      contain it; a JSON report does for a test's first project only, so the others
      are computed as Playwright computes them. --playwright-status flaky, all or
      failed,flaky selects other tests of the report, --grep some of them.

      Nothing fails open: no answer, no row and no test case are never "met". A list
      without IDs or a report without failed tests ends with 0, but with 20 where
      there is a gate. A report with errors in place of tests, and a test whose ID
      cannot be told, end with 78.
      """;
    }
  };

  /** The topic's name on the command line. */
  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The text, ending with a line break. */
  abstract String text();

  static String titles() {
    return Arrays.stream(values()).map(HelpTopic::title).collect(Collectors.joining(", "));
  }
}
