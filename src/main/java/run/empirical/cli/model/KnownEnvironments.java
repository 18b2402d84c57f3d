package run.empirical.cli.model;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import run.empirical.cli.failure.FailureException;

/**
 * The environments of an answer, which are the same for each test case: those that have a name,
 * were seen in a reply or are given by options; with {@code --env}, only its own.
 */
final class KnownEnvironments {
  private final Query query;
  private final EnvironmentNames names;

  /** The IDs that {@code --env} and {@code --require} give. */
  private final Set<String> given;

  /** The IDs in any reply of the run. */
  private final Set<String> seen = new TreeSet<>(Environment.BY_ID);

  /**
   * Finds them, and checks what the options give.
   *
   * @param seenBefore IDs in earlier replies of the run
   * @throws FailureException of kind {@code CONFIG} if an environment is ambiguous or misspelt
   */
  KnownEnvironments(Query query, List<LookUp> lookUps, Set<String> seenBefore) {
    this.query = query;
    this.names = query.names();
    given = new LinkedHashSet<>(query.environments());
    given.addAll(query.gate() == null ? List.of() : query.gate().required());
    seen.addAll(seenBefore);
    lookUps.forEach(lookUp -> lookUp.passes().forEach(pass -> seen.add(pass.environmentId())));
    seen.forEach(names::checkIsNoName);
    if (lookUps.stream().allMatch(lookUp -> lookUp.failure() == null)) {
      unseen().forEach(this::checkSpelling);
    }
  }

  /** All, sorted by ID; a single one without an ID if there are none. */
  List<Environment> all() {
    Set<String> ids = new TreeSet<>(Environment.BY_ID);
    ids.addAll(query.environments());
    if (ids.isEmpty()) {
      ids.addAll(there());
      ids.addAll(given);
    }
    return ids.isEmpty()
        ? List.of(Environment.NONE)
        : ids.stream().map(names::environment).toList();
  }

  /** The given ones that have no name and are in no reply. */
  List<String> unseen() {
    Set<String> there = there();
    return given.stream().filter(id -> !there.contains(id)).toList();
  }

  /** Those that have a name or were seen. */
  private Set<String> there() {
    Set<String> there = new TreeSet<>(Environment.BY_ID);
    there.addAll(names.ids());
    there.addAll(seen);
    return there;
  }

  /** Among numbers, a word must be a misspelt name, and not an environment without a pass. */
  private void checkSpelling(String id) {
    Collection<String> there = there();
    if (there.isEmpty() || isNumber(id) || !there.stream().allMatch(KnownEnvironments::isNumber)) {
      return;
    }
    String known =
        there.stream()
            .map(one -> names.nameOf(one) == null ? one : names.nameOf(one) + " (" + one + ")")
            .collect(Collectors.joining(", "));
    throw FailureException.config(
        "unknown environment '"
            + id
            + "'; known: "
            + known
            + "; to name one, use --env-name ID=NAME or empirical.properties");
  }

  private static boolean isNumber(String id) {
    return Assumptions.ENVIRONMENT_NUMBER.matcher(id).matches();
  }
}
