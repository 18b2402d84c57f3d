package run.empirical.cli.output;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.model.RowRules;

/** Collects all findings and writes them at the end. */
abstract class WholeRenderer implements Renderer {
  private final Question question;
  private final Arrangement arrangement;
  private final List<Finding> findings = new ArrayList<>();

  WholeRenderer(Question question, Arrangement arrangement) {
    this.question = question;
    this.arrangement = arrangement;
  }

  /** Writes the whole output, ending in a line break, or nothing. */
  abstract void write(Grid grid, ReferenceTime reference) throws IOException;

  @Override
  public final void add(Finding finding) {
    findings.add(finding);
  }

  @Override
  public final void end(ReferenceTime reference) throws IOException {
    RowRules rules = new RowRules(question);
    findings.replaceAll(finding -> rules.judgeAgain(finding, reference));
    write(new Grid(question, findings, arrangement.of(findings)), reference);
  }
}
