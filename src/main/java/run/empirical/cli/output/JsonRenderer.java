package run.empirical.cli.output;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.ReferenceTime;

/** One JSON document, the same shape for one test case or many. */
final class JsonRenderer implements Renderer {
  private final RenderSettings settings;
  private final Appendable out;
  private final List<Finding> findings = new ArrayList<>();

  JsonRenderer(RenderSettings settings, Appendable out) {
    this.settings = settings;
    this.out = out;
  }

  @Override
  public void add(Finding finding) {
    findings.add(finding);
  }

  @Override
  public void end(ReferenceTime reference) throws IOException {
    boolean loneFailure = findings.size() == 1 && !findings.get(0).answered();
    // Standard error tells a lone failure; a file must tell it itself.
    if (!loneFailure || settings.surface().file()) {
      out.append(JsonText.document(findings, settings)).append('\n');
    }
  }
}
