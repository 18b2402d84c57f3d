package run.empirical.cli.output;

import java.io.IOException;
import java.util.List;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.ReferenceTime;

/** One JSON document, the same shape for one test case or many. */
final class JsonRenderer extends WholeRenderer {
  private final RenderSettings settings;

  JsonRenderer(RenderSettings settings, Appendable out) {
    super(settings, out);
    this.settings = settings;
  }

  @Override
  void write(List<Finding> findings, ReferenceTime reference, Appendable out) throws IOException {
    boolean loneFailure = findings.size() == 1 && !findings.get(0).answered();
    // A lone failure is reported on standard error only; a file must contain it.
    if (!loneFailure || settings.surface().file()) {
      JsonText.document(findings, settings, out);
      out.append("\n");
    }
  }
}
