package run.empirical.cli.client;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.model.LastPass;

/**
 * The result of one request.
 *
 * @param passes the last passes in the API's order; empty after a failure
 * @param failure why there is no answer; null if there is one
 * @param retryAfter how long the API asks to wait after a failure; null if it does not ask
 */
public record RequestResult(
    List<LastPass> passes, @Nullable Failure failure, @Nullable Duration retryAfter) {}
