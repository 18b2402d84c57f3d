package run.empirical.cli.run;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.model.Answer;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.TestCase;

/**
 * What the rounds of one run have found: the last result of each test case, and the environments of
 * all replies.
 */
final class History {
  private final Question question;
  private final Map<TestCase, LookUp> latest = new LinkedHashMap<>();
  private final Set<String> environments = new HashSet<>();

  History(Question question) {
    this.question = question;
  }

  /** Adds a round. A test case that it did not ask, or did not finish asking, keeps its result. */
  void add(List<LookUp> round) {
    for (LookUp lookUp : round) {
      latest.merge(
          lookUp.testCase(),
          lookUp,
          (before, now) -> now.finished() || !before.finished() ? now : before);
      lookUp.passes().stream().map(LastPass::environmentId).forEach(environments::add);
    }
  }

  /**
   * The answer so far, judged at this time.
   *
   * @throws FailureException of kind {@code CONFIG} if the replies show a mistake in the question
   */
  Answer answer(Instant now) {
    return Answer.of(question, List.copyOf(latest.values()), environments, now);
  }
}
