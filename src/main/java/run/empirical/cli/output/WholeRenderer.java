package run.empirical.cli.output;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.model.RowRules;

/** Collects all findings and writes them at the end. */
final class WholeRenderer implements Renderer {
  private final View view;
  private final Document document;
  private final List<Finding> findings = new ArrayList<>();

  WholeRenderer(View view, Document document) {
    this.view = view;
    this.document = document;
  }

  /** What is written. */
  interface Document {
    /** Writes the whole output, ending in a line break, or nothing. */
    void write(Grid grid) throws IOException;
  }

  @Override
  public void add(Finding finding) {
    findings.add(finding);
  }

  @Override
  public void end(ReferenceTime reference) throws IOException {
    RowRules rules = new RowRules(view.question());
    findings.replaceAll(finding -> rules.judgeAgain(finding, reference));
    document.write(Grid.of(view, findings, reference));
  }
}
