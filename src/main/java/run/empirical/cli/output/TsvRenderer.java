package run.empirical.cli.output;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Age;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.model.Row;
import run.empirical.cli.model.SafeText;

/**
 * Tab-separated values without a header: test case ID, environment ID, environment name (may be
 * empty), test run ID, ISO instant, age in seconds, link to the test run (may be empty).
 */
final class TsvRenderer implements Renderer {
  private final RenderSettings settings;
  private final Appendable out;

  TsvRenderer(RenderSettings settings, Appendable out) {
    this.settings = settings;
    this.out = out;
  }

  @Override
  public void add(Finding finding) throws IOException {
    for (Row row : finding.rows()) {
      LastPass pass = row.lastPass();
      Age age = row.age();
      if (pass == null || age == null) {
        continue;
      }
      String line =
          String.join(
              "\t",
              escape(finding.testCase().id()),
              escape(pass.environmentId()),
              escape(row.environmentName()),
              escape(pass.testRunId()),
              Instants.exact(pass.executedAt()),
              Long.toString(age.seconds()),
              escape(settings.link(pass.testRunId(), finding.testCase().id())));
      out.append(line + "\n");
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
