package run.empirical.cli.client;

import java.util.concurrent.CompletableFuture;
import run.empirical.cli.model.LookBackWindow;

/** The endpoint {@code getTestCaseLastPassPerEnv}, asked once: no retries, no deadline. */
public interface LastPassApi extends AutoCloseable {
  /**
   * Sends one request.
   *
   * @return the reply, whatever its status; fails with an {@link java.io.IOException} when no whole
   *     reply came. Cancelling it ends the exchange.
   */
  CompletableFuture<Reply> ask(String testCaseId, LookBackWindow window);

  /** Closes the connections, which no look-up may still need. */
  @Override
  void close();
}
