package run.empirical.cli.output;

import java.util.List;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.SortOrder;

/**
 * Which test cases a format shows, and in which order.
 *
 * @param order the order
 * @param onlyUnmet whether to leave out test cases that meet the gate
 * @param grouped whether to set groups of equal freshness apart
 */
record Arrangement(SortOrder order, boolean onlyUnmet, boolean grouped) {
  /** For a format that people read: fresh breaks first, if the list is the failures of a run. */
  static Arrangement forPeople(Question question, Look look, Surface surface, boolean markup) {
    boolean freshFailures = question.list().freshFailures();
    SortOrder order =
        look.sort() != null ? look.sort() : freshFailures ? SortOrder.NEWEST : SortOrder.ASKED;
    boolean grouped = freshFailures && order == SortOrder.NEWEST && question.list().size() > 1;
    return new Arrangement(order, look.onlyUnmet(), grouped && (markup || surface.isTerminal()));
  }

  /** For a format that programs read. */
  static Arrangement forPrograms(Look look) {
    return new Arrangement(look.sort() != null ? look.sort() : SortOrder.ASKED, false, false);
  }

  /** The findings to show. */
  List<Finding> of(List<Finding> findings) {
    List<Finding> shown =
        onlyUnmet ? findings.stream().filter(finding -> !finding.met()).toList() : findings;
    return order.sorted(shown);
  }
}
