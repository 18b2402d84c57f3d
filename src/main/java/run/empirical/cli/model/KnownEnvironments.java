package run.empirical.cli.model;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import run.empirical.cli.failure.FailureException;

/** Finds the environments of an answer, which are the same for each test case. */
final class KnownEnvironments {
  private final Question question;
  private final EnvironmentNames names;
  private final Set<String> seen = new TreeSet<>(Environment.BY_ID);

  private KnownEnvironments(Question question, List<LookUp> lookUps, Set<String> seenBefore) {
    this.question = question;
    this.names = question.names();
    seen.addAll(seenBefore);
    lookUps.forEach(lookUp -> lookUp.passes().forEach(pass -> seen.add(pass.environmentId())));
  }

  /**
   * Those that have a name, were seen in a reply or are required by the gate; with {@code --env},
   * only its own. Sorted by ID; a single one without an ID if there are none.
   *
   * @throws FailureException of kind {@code CONFIG} if an environment is unknown or ambiguous. As
   *     long as no look-up was answered, nobody can tell.
   */
  static List<Environment> of(Question question, List<LookUp> lookUps, Set<String> seenBefore) {
    KnownEnvironments known = new KnownEnvironments(question, lookUps, seenBefore);
    Set<String> ids = known.ids();
    if (lookUps.stream().anyMatch(lookUp -> lookUp.failure() == null)) {
      known.seen.forEach(known::checkIsNoName);
      ids.forEach(known::checkIsKnown);
    }
    return ids.isEmpty()
        ? List.of(Environment.NONE)
        : ids.stream().map(question.names()::environment).toList();
  }

  private Set<String> ids() {
    Set<String> ids = new TreeSet<>(Environment.BY_ID);
    ids.addAll(question.environments());
    if (ids.isEmpty()) {
      ids.addAll(names.ids());
      ids.addAll(seen);
      ids.addAll(question.gate() == null ? List.of() : question.gate().required());
    }
    return ids;
  }

  private void checkIsNoName(String id) {
    String namesake = names.idOf(id);
    if (!namesake.equals(id)) {
      throw FailureException.config(
          "'"
              + id
              + "' is both the ID of an environment in the reply and your name for environment "
              + namesake
              + "; rename environment "
              + namesake);
    }
  }

  /** A misspelt name must not look like an environment in which nothing passed. */
  private void checkIsKnown(String id) {
    if (names.nameOf(id) != null || seen.contains(id) || id.matches("[0-9]+")) {
      return;
    }
    Set<String> there = new TreeSet<>(Environment.BY_ID);
    there.addAll(names.ids());
    there.addAll(seen);
    String found =
        there.stream()
            .map(one -> names.nameOf(one) == null ? one : names.nameOf(one) + " (" + one + ")")
            .collect(Collectors.joining(", "));
    throw FailureException.config(
        "unknown environment '"
            + id
            + "'; known: "
            + (found.isEmpty() ? "none" : found)
            + "; to name one, use --env-name ID=NAME or empirical.properties");
  }
}
