package run.empirical.cli.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns look-ups into the rows to show for a question, and judges them. */
public record RowRules(Question question) {
  /** The rows of one look-up, with ages relative to the reference time. */
  public Finding read(LookUp lookUp, ReferenceTime reference) {
    Failure failure = failure(lookUp, reference);
    if (failure != null) {
      return new Finding(lookUp.testCase(), List.of(), failure);
    }
    List<LastPass> passes = new ArrayList<>(lookUp.passes());
    passes.removeIf(pass -> !question.shows(pass.environmentId()));
    passes.sort(RowRules::newestFirst);
    List<Row> rows = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (LastPass pass : passes) {
      // If a reply has an environment twice, only the newer pass, which comes first, is gated.
      boolean newest = seen.add(pass.environmentId());
      rows.add(row(pass, reference, newest));
    }
    addMissing(rows, seen);
    return new Finding(lookUp.testCase(), rows, null);
  }

  /**
   * Judges a finding again, later in the run. An accepted pass has aged since, or the server's time
   * may now be known; a rejected one stays rejected.
   */
  public Finding judgeAgain(Finding finding, ReferenceTime reference) {
    if (question.gate() == null || !finding.answered()) {
      return finding;
    }
    Failure failure = wrongWindow(reference);
    return failure != null
        ? new Finding(finding.testCase(), List.of(), failure)
        : new Finding(
            finding.testCase(),
            finding.rows().stream().map(row -> judgeAgain(row, reference)).toList(),
            null);
  }

  /** Why nothing is known of a test case: the look-up failed, or its answer cannot be read. */
  private @Nullable Failure failure(LookUp lookUp, ReferenceTime reference) {
    if (lookUp.failure() != null) {
      return lookUp.failure();
    }
    for (LastPass pass : lookUp.passes()) {
      String namesake = question.names().conflictingId(pass.environmentId());
      if (namesake != null) {
        return Failure.of(
            ErrorKind.CONFIG,
            "'"
                + pass.environmentId()
                + "' is both the ID of an environment in the reply and your name for environment "
                + namesake
                + "; rename environment "
                + namesake);
      }
    }
    return wrongWindow(reference);
  }

  /**
   * Why a gate cannot be judged: the window that was asked for ends at a time counted back from a
   * local clock that turned out to be wrong. Null if it can.
   */
  private @Nullable Failure wrongWindow(ReferenceTime reference) {
    return question.gate() != null
            && question.window().endsByLocalClock()
            && reference.clocks().disagree()
        ? Failure.of(
            ErrorKind.CONFIG,
            "--before counts back from this machine's clock, which differs from the server's by"
                + " more than two minutes; give a time instead of a duration")
        : null;
  }

  private static int newestFirst(LastPass left, LastPass right) {
    int order = right.executedAt().compareTo(left.executedAt());
    return order != 0
        ? order
        : EnvironmentOrder.BY_ID.compare(left.environmentId(), right.environmentId());
  }

  private Row row(LastPass pass, ReferenceTime reference, boolean newest) {
    Gate gate = question.gate();
    GateStatus gateStatus =
        gate != null && newest
            ? gate.judge(pass, question.window(), reference)
            : GateStatus.NOT_GATED;
    return new Row(
        pass.environmentId(),
        question.names().nameOf(pass.environmentId()),
        pass,
        Age.of(pass.executedAt(), reference),
        gateStatus);
  }

  private Row judgeAgain(Row row, ReferenceTime reference) {
    LastPass pass = row.lastPass();
    if (pass == null || row.gateStatus() != GateStatus.OK) {
      return row;
    }
    Row again = row(pass, reference, /* newest= */ true);
    return again.gateStatus() == GateStatus.OK ? row : again;
  }

  private void addMissing(List<Row> rows, Set<String> seen) {
    Gate gate = question.gate();
    if (gate != null) {
      for (String id : gate.required()) {
        if (!seen.contains(id)) {
          rows.add(new Row(id, question.names().nameOf(id), null, null, GateStatus.MISSING));
        }
      }
    }
    if (rows.isEmpty() && (gate != null || question.namesTestCases())) {
      rows.add(
          new Row(
              null, null, null, null, gate == null ? GateStatus.NOT_GATED : GateStatus.MISSING));
    }
  }
}
