package run.empirical.cli.model;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The conditions that last passes must meet.
 *
 * @param required IDs of the environments that must have a last pass, in the order given; if empty,
 *     every returned environment is judged and there must be at least one
 * @param maxAge how old a judged last pass may be, inclusive; null for any age
 * @param since the earliest time of a judged last pass, inclusive; null for any time
 * @param window the look-back window; an older pass is stale, even if the API returns it
 */
public record Gate(
    List<String> required,
    @Nullable Duration maxAge,
    @Nullable Instant since,
    LookBackWindow window) {
  public Gate {
    required = List.copyOf(required);
    if (required.isEmpty() && maxAge == null && since == null) {
      throw new IllegalArgumentException("a gate needs an environment, an age or a time");
    }
  }

  /** Judges a last pass that the API returned. */
  public GateStatus judge(LastPass pass, ReferenceTime reference) {
    if (!required.isEmpty() && !required.contains(pass.environmentId())) {
      return GateStatus.NOT_GATED;
    }
    if (Age.of(pass.executedAt(), reference).isFuture()) {
      return GateStatus.FUTURE;
    }
    return isStale(pass.executedAt(), reference.judged()) ? GateStatus.STALE : GateStatus.OK;
  }

  /**
   * Judges a row again, later in the run. An accepted pass has aged since, or the server's time may
   * now be known; a rejected one stays rejected.
   */
  public Row judgeAgain(Row row, ReferenceTime reference) {
    LastPass pass = row.lastPass();
    if (pass == null || row.gateStatus() != GateStatus.OK) {
      return row;
    }
    GateStatus gateStatus = judge(pass, reference);
    return gateStatus == GateStatus.OK
        ? row
        : new Row(
            row.environmentId(),
            row.environmentName(),
            pass,
            Age.of(pass.executedAt(), reference),
            gateStatus);
  }

  private boolean isStale(Instant executedAt, Instant reference) {
    return executedAt.isBefore(window.start(reference))
        || isBeforeSince(executedAt)
        || (maxAge != null && Duration.between(executedAt, reference).compareTo(maxAge) > 0);
  }

  private boolean isBeforeSince(Instant executedAt) {
    return since != null && executedAt.isBefore(since);
  }

  /** Describes the gate: {@code a last pass at most 1d old in production, staging}. */
  public String inWords(EnvironmentNames names) {
    String where =
        required.isEmpty()
            ? "every environment"
            : required.stream().map(names::labelOf).collect(Collectors.joining(", "));
    return "a last pass"
        + (maxAge == null ? "" : " at most " + DurationText.format(maxAge) + " old")
        + (maxAge == null || since == null ? "" : " and")
        + (since == null ? "" : " since " + since)
        + " in "
        + where;
  }

  /** Why a row is unmet, and by how much: {@code staging is 2h too old}. */
  public String shortfall(Row row) {
    return row.gateStatus() == GateStatus.STALE && !isBeforeWindow(row) && !isBeforeSince(row)
        ? row.environment() + " is " + excess(row.age()) + "too old"
        : reason(row);
  }

  /** The same without the amount, which changes every second: {@code staging is too old}. */
  public String reason(Row row) {
    if (row.environmentId() == null) {
      return "no passes";
    }
    return switch (row.gateStatus()) {
      case STALE ->
          isBeforeWindow(row)
              ? row.environment()
                  + " last passed before the look-back window of "
                  + window.lengthInWords()
              : row.environment()
                  + (isBeforeSince(row) ? " last passed before " + since : " is too old");
      case FUTURE -> row.environment() + " is in the future";
      case OK, MISSING, NOT_GATED -> row.environment() + " is missing";
    };
  }

  private boolean isBeforeSince(Row row) {
    return row.lastPass() != null && isBeforeSince(row.lastPass().executedAt());
  }

  /**
   * A window that ends in the future also starts later, so that even a recent pass may precede it.
   */
  private boolean isBeforeWindow(Row row) {
    if (maxAge == null && since == null) {
      return true;
    }
    Instant end = window.before();
    Age age = row.age();
    LastPass pass = row.lastPass();
    return end != null
        && age != null
        && !age.anchored()
        && pass != null
        && pass.executedAt().isBefore(window.start(end));
  }

  private String excess(@Nullable Age age) {
    if (age == null || maxAge == null) {
      return "";
    }
    Duration excess = Duration.ofSeconds(age.seconds()).minus(maxAge);
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
