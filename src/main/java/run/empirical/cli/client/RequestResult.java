package run.empirical.cli.client;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.model.LastPass;

/** The result of one request. */
sealed interface RequestResult {
  /** The API has answered; the last passes are in its order. */
  record Answered(List<LastPass> passes) implements RequestResult {}

  /**
   * The request has no answer.
   *
   * @param retryAfter how long the API asks to wait; null if it does not ask
   */
  record Failed(Failure failure, @Nullable Duration retryAfter) implements RequestResult {}
}
