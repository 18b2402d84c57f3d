package run.empirical.cli.output;

import java.util.List;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.SortOrder;

/**
 * How one format shows the answer to a question.
 *
 * @param order the order of test cases
 * @param onlyUnmet whether to leave out test cases that meet the gate
 * @param grouped whether to set groups of equal freshness apart
 */
record View(
    Question question,
    Look look,
    Surface surface,
    SortOrder order,
    boolean onlyUnmet,
    boolean grouped) {
  /** Shows people fresh breaks first, if the list is the failures of a run. */
  static View of(OutputFormat format, Question question, Look look, Surface surface) {
    boolean forPeople = format.isForPeople();
    boolean freshFailures = forPeople && question.list().freshFailures();
    SortOrder order =
        look.sort() != null ? look.sort() : freshFailures ? SortOrder.NEWEST : SortOrder.ASKED;
    boolean grouped =
        freshFailures
            && order == SortOrder.NEWEST
            && question.list().size() > 1
            && (surface.isTerminal()
                || format == OutputFormat.MARKDOWN
                || format == OutputFormat.HTML);
    return new View(question, look, surface, order, forPeople && look.onlyUnmet(), grouped);
  }

  /** Whether there is a gate. */
  boolean gated() {
    return question.gate() != null;
  }

  /** The findings to show, in the order to show them in. */
  List<Finding> shown(List<Finding> findings) {
    return order.sorted(
        onlyUnmet ? findings.stream().filter(finding -> !finding.met()).toList() : findings);
  }
}
