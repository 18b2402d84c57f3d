package run.empirical.cli.client;

import java.util.concurrent.CompletableFuture;
import run.empirical.cli.model.LookBackWindow;

/** The endpoint {@code getTestCaseLastPassPerEnv}, without retries or deadline. */
public interface LastPassApi {
  /**
   * Sends one request.
   *
   * @return the reply, whatever its status; fails with an {@link java.io.IOException} if no
   *     complete reply arrived. Cancelling it ends the exchange.
   */
  CompletableFuture<Reply> ask(String testCaseId, LookBackWindow window);
}
