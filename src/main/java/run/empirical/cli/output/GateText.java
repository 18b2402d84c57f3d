package run.empirical.cli.output;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Age;
import run.empirical.cli.model.DurationText;
import run.empirical.cli.model.Gate;
import run.empirical.cli.model.GateStatus;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.PointInTime;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.model.Row;

/** Describes a gate and what does not meet it. */
public final class GateText {
  private final Question question;
  private final Gate gate;

  /** For the gate of a question that has one. */
  public GateText(Question question) {
    this.question = question;
    this.gate = Objects.requireNonNull(question.gate(), "there is no gate");
  }

  /** The conditions: {@code a last pass at most 1d old in production, staging}. */
  public String conditions() {
    String where =
        gate.required().isEmpty()
            ? "every environment"
            : gate.required().stream()
                .map(question.names()::labelOf)
                .collect(Collectors.joining(", "));
    return "a last pass"
        + (gate.maxAge() == null ? "" : " at most " + DurationText.format(gate.maxAge()) + " old")
        + (gate.maxAge() == null || gate.since() == null ? "" : " and")
        + (gate.since() == null ? "" : " " + since(gate.since()))
        + " in "
        + where;
  }

  /** Why a row is unmet, and by how much: {@code staging is 2h too old}. */
  public String shortfall(Row row, ReferenceTime reference) {
    return reason(row, reference, excess(row.age()));
  }

  /** The same without the amount, which changes every second: {@code staging is too old}. */
  public String reason(Row row, ReferenceTime reference) {
    return reason(row, reference, "");
  }

  private String reason(Row row, ReferenceTime reference, String excess) {
    if (row.environmentId() == null) {
      return "no passes";
    }
    String environment = row.environment();
    LastPass pass = row.lastPass();
    if (pass == null) {
      return environment + " is missing";
    }
    if (row.gateStatus() == GateStatus.FUTURE) {
      return environment + (reference.anchored() ? " is after --before" : " is in the future");
    }
    if (isBeforeWindow(pass, row.age())) {
      return environment
          + " last passed before the look-back window of "
          + question.window().lengthInWords();
    }
    return gate.since() != null && gate.isBeforeSince(pass.executedAt(), reference)
        ? environment + " did not pass " + since(gate.since())
        : environment + " is " + excess + "too old";
  }

  private static String since(PointInTime since) {
    return since.instant() != null
        ? "since " + since.instant()
        : "in the last " + DurationText.format(since.ago() == null ? Duration.ZERO : since.ago());
  }

  /**
   * A window that ends in the future also starts later, so that even a recent pass may precede it.
   */
  private boolean isBeforeWindow(LastPass pass, @Nullable Age age) {
    if (gate.maxAge() == null && gate.since() == null) {
      return true;
    }
    Instant end = question.window().before();
    return end != null
        && age != null
        && !age.anchored()
        && pass.executedAt().isBefore(question.window().start(end));
  }

  private String excess(@Nullable Age age) {
    if (age == null || gate.maxAge() == null) {
      return "";
    }
    Duration excess = Duration.ofSeconds(age.seconds()).minus(gate.maxAge());
    return excess.compareTo(Duration.ofSeconds(1)) < 0
        ? ""
        : DurationText.format(rounded(excess)) + " ";
  }

  /** Leaves out minutes from a day on, and seconds from an hour on. */
  private static Duration rounded(Duration excess) {
    ChronoUnit unit =
        excess.toDays() > 0
            ? ChronoUnit.HOURS
            : excess.toHours() > 0 ? ChronoUnit.MINUTES : ChronoUnit.SECONDS;
    return excess.truncatedTo(unit);
  }
}
