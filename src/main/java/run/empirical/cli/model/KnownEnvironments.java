package run.empirical.cli.model;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.text.ShortText;

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
  private final Set<String> found = new HashSet<>();

  private final boolean allAnswered;

  /**
   * Collects the environments of a run.
   *
   * @param foundBefore IDs in earlier replies of the run
   */
  KnownEnvironments(Question question, List<LookUpResult> lookUps, Set<String> foundBefore) {
    this.question = question;
    this.names = question.names();
    requested = new LinkedHashSet<>(question.environments());
    requested.addAll(question.gate() == null ? List.of() : question.gate().required());
    found.addAll(foundBefore);
    lookUps.forEach(lookUp -> lookUp.passes().forEach(pass -> found.add(pass.environmentId())));
    allAnswered = lookUps.stream().allMatch(lookUp -> lookUp.failure() == null);
  }

  /**
   * Checks the names, and the environments that options give.
   *
   * @param redaction replaces secrets in a text before it is shortened
   * @throws FailureException of kind {@code CONFIG} if an environment is ambiguous or misspelt
   */
  void validate(UnaryOperator<String> redaction) {
    ordered(found).forEach(id -> names.checkIsNoName(id, found));
    if (allAnswered) {
      requireSpelling(redaction);
    }
  }

  /**
   * The environments of the answer: with {@code --env} the requested ones, in the order given; else
   * those with a name in the order of the names, then the others by ID. Only {@link
   * Environment#NONE} if there are none.
   */
  List<Environment> all() {
    Collection<String> ids = requested;
    if (question.environments().isEmpty()) {
      Set<String> all = namedOrFound();
      all.addAll(requested);
      ids = ordered(all);
    }
    return ids.isEmpty() ? List.of(Environment.NONE) : environments(ids);
  }

  /**
   * The environments in any reply of the run: those with a name in the order of the names, then the
   * others by ID.
   */
  List<Environment> found() {
    return environments(ordered(found));
  }

  /**
   * The requested environments that are in no reply, if replies have any environment. One with a
   * name is left out if another one with a name is in a reply: then the names are right, and it has
   * no pass.
   */
  List<Environment> notFound() {
    if (found.isEmpty()) {
      return List.of();
    }
    Set<String> ids = new LinkedHashSet<>(requested);
    ids.removeAll(found);
    if (found.stream().anyMatch(names.ids()::contains)) {
      ids.removeAll(names.ids());
    }
    return environments(ids);
  }

  private List<Environment> environments(Collection<String> ids) {
    return ids.stream().map(names::environment).toList();
  }

  private Set<String> namedOrFound() {
    Set<String> ids = new HashSet<>(names.ids());
    ids.addAll(found);
    return ids;
  }

  private List<String> ordered(Set<String> ids) {
    return Stream.concat(
            names.ids().stream().filter(ids::contains),
            ids.stream().filter(id -> names.nameOf(id) == null).sorted(Environment.BY_ID))
        .toList();
  }

  /**
   * Checks the spelling of names. If all known IDs are opaque, any other text must be a misspelt
   * name and not an ID without a pass.
   */
  private void requireSpelling(UnaryOperator<String> redaction) {
    Set<String> valid = namedOrFound();
    if (valid.isEmpty() || !valid.stream().allMatch(Environment::isOpaque)) {
      return;
    }
    for (String id : requested) {
      if (!valid.contains(id) && !Environment.isOpaque(id)) {
        throw misspelt(id, valid, redaction);
      }
    }
  }

  private FailureException misspelt(String id, Set<String> valid, UnaryOperator<String> redaction) {
    UnaryOperator<String> shown = text -> ShortText.of(text, Environment.MAX_SHOWN_ID, redaction);
    String choices =
        ordered(valid).stream()
            .map(
                one -> {
                  String name = names.nameOf(one);
                  return name == null ? shown.apply(one) : name + " (" + shown.apply(one) + ")";
                })
            .collect(Collectors.joining(", "));
    return FailureException.config(
        "unknown environment '"
            + shown.apply(id)
            + "'; found: "
            + choices
            + "; to name one, use --env-name ID=NAME or empirical.properties");
  }
}
