package run.empirical.cli.client;

import java.util.concurrent.CompletableFuture;
import run.empirical.cli.model.LastPassRequest;

/** The endpoint {@code getTestCaseLastPassPerEnv}, without retries or deadline. */
interface LastPassApi extends AutoCloseable {
  /**
   * Sends one request.
   *
   * @return the reply, whatever its status; completes exceptionally if no whole reply arrives.
   *     Cancelling it ends the exchange.
   */
  CompletableFuture<Reply> send(LastPassRequest request);

  /** Closes the connections. Call it when no look-up is in flight. */
  @Override
  default void close() {}
}
