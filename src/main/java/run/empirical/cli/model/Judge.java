package run.empirical.cli.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.time.Age;
import run.empirical.cli.time.Clocks;

/** Judges each look-up of one run, all at the same instant. */
final class Judge {
  private final Question question;
  private final Clocks clocks;

  /**
   * What passes are judged by: later than what ages count from if this machine's clock is ahead.
   */
  private final Instant end;

  private final List<String> asked;
  private final @Nullable Failure problem;

  Judge(Question question, List<LookUp> lookUps, Clocks clocks) {
    this.question = question;
    this.clocks = clocks;
    this.end = question.window().endAt(clocks.latest());
    this.asked = List.copyOf(question.askedEnvironments());
    this.problem = problem(lookUps);
  }

  /** Why no answer of the run can be judged; null if they can. */
  @Nullable Failure problem() {
    return problem;
  }

  /** The result of one look-up. */
  Result result(LookUp lookUp) {
    Failure failure = lookUp.failure() != null ? lookUp.failure() : problem;
    if (failure != null) {
      return Result.failed(lookUp.testCase(), failure);
    }
    List<LastPass> passes = new ArrayList<>(lookUp.passes());
    passes.removeIf(pass -> !question.shows(pass.environmentId()));
    passes.sort(LastPass.NEWEST_FIRST);
    List<Cell> cells = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (LastPass pass : passes) {
      // If a reply has an environment twice, only the newer pass, which comes first, is gated.
      boolean newest = seen.add(pass.environmentId());
      cells.add(cell(pass, newest ? status(pass) : GateStatus.NOT_GATED));
    }
    addMissing(cells, seen);
    Freshness freshness = Freshness.of(cells.get(0), question.runStart());
    return new Result(lookUp.testCase(), cells, freshness, null);
  }

  private Cell cell(LastPass pass, GateStatus status) {
    Environment environment = question.names().environment(pass.environmentId());
    return new Cell(environment, pass, age(pass.executedAt()), status);
  }

  private Age age(Instant executedAt) {
    LookBackWindow window = question.window();
    Duration age = Duration.between(executedAt, window.endAt(clocks.now()));
    return new Age(age.toMillis(), window.before() != null);
  }

  private GateStatus status(LastPass pass) {
    Gate gate = question.gate();
    if (gate == null || !gate.covers(pass.environmentId())) {
      return GateStatus.NOT_GATED;
    }
    Instant executedAt = pass.executedAt();
    if (age(executedAt).isFuture()) {
      return GateStatus.FUTURE;
    }
    // The API should return nothing older than the window; such a pass does not count.
    boolean stale =
        executedAt.isBefore(question.window().start(end))
            || gate.isBeforeSince(executedAt, clocks)
            || gate.isOlderThanMaxAge(executedAt, end);
    return stale ? GateStatus.STALE : GateStatus.OK;
  }

  private void addMissing(List<Cell> cells, Set<String> seen) {
    for (String id : asked) {
      if (!seen.contains(id)) {
        Gate gate = question.gate();
        cells.add(missing(question.names().environment(id), gate != null && gate.covers(id)));
      }
    }
    if (cells.isEmpty()) {
      cells.add(missing(Environment.NONE, question.gate() != null));
    }
  }

  private static Cell missing(Environment environment, boolean gated) {
    return new Cell(environment, null, null, gated ? GateStatus.MISSING : GateStatus.NOT_GATED);
  }

  private @Nullable Failure problem(List<LookUp> lookUps) {
    if (lookUps.stream().allMatch(lookUp -> lookUp.failure() != null)) {
      return null;
    }
    if (question.gate() != null && question.window().endsByLocalClock() && clocks.disagree()) {
      return config(
          "--before counts back from this machine's clock, which differs from the server's by"
              + " more than two minutes; give a time instead of a duration");
    }
    EnvironmentNames names = question.names();
    Set<String> returned = new TreeSet<>(EnvironmentOrder.BY_ID);
    for (LookUp lookUp : lookUps) {
      lookUp.passes().forEach(pass -> returned.add(pass.environmentId()));
    }
    for (String id : returned) {
      String namesake = names.conflictingId(id);
      if (namesake != null) {
        return config(
            "'"
                + id
                + "' is both the ID of an environment in the reply and your name for environment "
                + namesake
                + "; rename environment "
                + namesake);
      }
    }
    for (String id : asked) {
      // A misspelt name must not look like an environment in which nothing passed.
      if (names.nameOf(id) == null && !returned.contains(id) && !id.matches("[0-9]+")) {
        return config(unknown(id, returned));
      }
    }
    return null;
  }

  private static Failure config(String problem) {
    return Failure.of(ErrorKind.CONFIG, problem);
  }

  private String unknown(String id, Set<String> returned) {
    EnvironmentNames names = question.names();
    Set<String> known = new TreeSet<>(EnvironmentOrder.BY_ID);
    known.addAll(returned);
    names.all().forEach(name -> known.add(names.idOf(name)));
    String found =
        known.stream()
            .map(one -> names.nameOf(one) == null ? one : names.labelOf(one) + " (" + one + ")")
            .collect(Collectors.joining(", "));
    return "unknown environment '"
        + id
        + "'; known: "
        + (found.isEmpty() ? "none" : found)
        + "; to name one, use --env-name ID=NAME or empirical.properties";
  }
}
