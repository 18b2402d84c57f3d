package run.empirical.cli.output;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.ReferenceTime;

/** Collects all findings and writes them at the end. */
abstract class WholeRenderer implements Renderer {
  private final RenderSettings settings;
  private final Appendable out;
  private final List<Finding> findings = new ArrayList<>();

  WholeRenderer(RenderSettings settings, Appendable out) {
    this.settings = settings;
    this.out = out;
  }

  /** Writes the whole output, ending in a line break, or nothing. */
  abstract void write(List<Finding> findings, ReferenceTime reference, Appendable out)
      throws IOException;

  @Override
  public final void add(Finding finding) {
    findings.add(finding);
  }

  @Override
  public final void end(ReferenceTime reference) throws IOException {
    findings.replaceAll(finding -> finding.judgeAgain(settings.gate(), reference));
    write(findings, reference, out);
  }
}
