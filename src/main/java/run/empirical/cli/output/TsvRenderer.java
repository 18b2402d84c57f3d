package run.empirical.cli.output;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Age;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.model.Row;
import run.empirical.cli.model.SafeText;
import run.empirical.cli.model.TestCase;

/**
 * Tab-separated values without a header: test case ID, environment ID, environment name, test run
 * ID, ISO instant, age in seconds, link to the test run, title. All but the first may be empty.
 */
final class TsvRenderer implements Renderer {
  private final Look look;
  private final Appendable out;

  TsvRenderer(Look look, Appendable out) {
    this.look = look;
    this.out = out;
  }

  @Override
  public void add(Finding finding) throws IOException {
    TestCase testCase = finding.testCase();
    for (Row row : finding.rows()) {
      LastPass pass = row.lastPass();
      Age age = row.age();
      String line =
          String.join(
              "\t",
              escape(testCase.id()),
              escape(row.environmentId()),
              escape(row.environmentName()),
              pass == null ? "" : escape(pass.testRunId()),
              pass == null ? "" : Instants.seconds(pass.executedAt()),
              age == null ? "" : Long.toString(age.seconds()),
              pass == null ? "" : escape(look.link(pass.testRunId(), testCase.id())),
              escape(testCase.title()));
      out.append(line).append("\n");
    }
  }

  @Override
  public void end(ReferenceTime reference) {
    // Lines are written as findings arrive.
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
