package run.empirical.cli.output;

import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.Row;
import run.empirical.cli.model.SafeText;
import run.empirical.cli.model.TestCase;

/** Tab-separated values. */
final class TsvText {
  private TsvText() {}

  /**
   * The test case ID, the environment's ID and name, the test run's ID, the ISO instant, the age in
   * seconds, the link to the test run, and the title. All but the first may be empty.
   */
  static String line(Look look, TestCase testCase, Row row) {
    LastPass pass = row.lastPass();
    return String.join(
        "\t",
        escape(testCase.id()),
        escape(row.environmentId()),
        escape(row.environmentName()),
        pass == null ? "" : escape(pass.testRunId()),
        pass == null ? "" : Instants.seconds(pass.executedAt()),
        row.age() == null ? "" : Long.toString(row.age().seconds()),
        escape(look.link(pass, testCase)),
        escape(testCase.title()));
  }

  /** Escapes backslashes too, so that the escaping can be reversed. */
  private static String escape(@Nullable String text) {
    if (text == null) {
      return "";
    }
    String escaped =
        text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
    return SafeText.of(escaped);
  }
}
