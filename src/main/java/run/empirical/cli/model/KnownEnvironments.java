package run.empirical.cli.model;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import run.empirical.cli.failure.FailureException;

/**
 * The environments of an answer, the same for each test case: those that have a name, are in a
 * reply or are requested; with {@code --env} only the requested ones.
 */
final class KnownEnvironments {
  private final Question question;
  private final EnvironmentNames names;

  /** The IDs in {@code --env}, then those in {@code --require}. */
  private final Set<String> requested;

  /** The IDs in any reply of the run. */
  private final Set<String> found;

  /**
   * Collects the environments of a run.
   *
   * @param found the IDs in all replies of the run
   * @throws FailureException of kind {@code CONFIG} if the ID of one is the name of another
   */
  KnownEnvironments(Question question, Set<String> found) {
    this.question = question;
    this.found = found;
    names = question.names();
    requested = new LinkedHashSet<>(question.narrowedTo());
    requested.addAll(question.gate() == null ? List.of() : question.gate().required());
    ordered(found).forEach(id -> names.requireNoName(id, found));
  }

  /**
   * The environments of the answer: with {@code --env} the requested ones, in the order given; else
   * those with a name in the order of the names, then the others by ID. Only {@link
   * Environment#NONE} if there are none.
   */
  List<Environment> all() {
    Set<String> all = namedOrFound();
    all.addAll(requested);
    Collection<String> ids = question.narrowedTo().isEmpty() ? ordered(all) : requested;
    return ids.isEmpty() ? List.of(Environment.NONE) : environments(ids);
  }

  /**
   * The environments that no reply has, where that may be a mistake:
   *
   * <ul>
   *   <li>those that are requested and have no name;
   *   <li>those that are requested and have a name, if a reply has an environment without a name:
   *       its ID may be the new one of an environment with a name;
   *   <li>none, if no reply has any environment.
   * </ul>
   */
  List<Environment> notFound() {
    return environments(idsNotFound());
  }

  /** The environments that have a name or are in a reply, other than {@link #notFound}. */
  List<Environment> others() {
    Set<String> ids = namedOrFound();
    ids.removeAll(idsNotFound());
    return environments(ordered(ids));
  }

  private Set<String> idsNotFound() {
    if (found.isEmpty()) {
      return Set.of();
    }
    Set<String> ids = new LinkedHashSet<>(requested);
    ids.removeAll(found);
    if (names.ids().containsAll(found)) {
      ids.removeAll(names.ids());
    }
    return ids;
  }

  private Set<String> namedOrFound() {
    Set<String> ids = new HashSet<>(names.ids());
    ids.addAll(found);
    return ids;
  }

  private List<String> ordered(Set<String> ids) {
    return Stream.concat(
            names.ids().stream().filter(ids::contains),
            ids.stream().filter(id -> !names.ids().contains(id)).sorted(Environment.BY_ID))
        .toList();
  }

  private List<Environment> environments(Collection<String> ids) {
    return ids.stream().map(names::environment).toList();
  }
}
