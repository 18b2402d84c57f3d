package run.empirical.cli.client;

import java.util.concurrent.Future;
import run.empirical.cli.model.LastPassRequest;

/** The endpoint {@code getTestCaseLastPassPerEnv}, without retries or deadline. */
interface LastPassApi extends AutoCloseable {
  /**
   * Sends one request.
   *
   * @param ended called once, on any thread, when the exchange has ended: with a reply, without
   *     one, or cancelled
   * @return the reply, whatever its status; it fails if no whole reply arrives. Cancelling it ends
   *     the exchange.
   */
  Future<Reply> send(LastPassRequest request, Runnable ended);

  /** Closes the connections. Call it when no look-up is in flight. */
  @Override
  default void close() {}
}
