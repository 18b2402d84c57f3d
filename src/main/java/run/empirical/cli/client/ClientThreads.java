package run.empirical.cli.client;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Where an HTTP client's tasks run, and the end of the one thread that waits for its sockets. */
final class ClientThreads implements Executor {
  private final ExecutorService starters = Executors.newCachedThreadPool(ClientThreads::daemon);
  private volatile @Nullable Thread selector;

  /**
   * Runs what arrives where it arrived, which spares a short-lived process a thread. Exchanges
   * start elsewhere than on the asking thread: looking a host's name up takes as long as it takes,
   * and the asker minds the deadline.
   */
  @Override
  public void execute(Runnable task) {
    Thread current = Thread.currentThread();
    if (current.getName().endsWith("SelectorManager")) {
      selector = current;
      task.run();
    } else {
      starters.execute(task);
    }
  }

  /**
   * Ends the selector thread and with it every connection. A JVM's exit would wait 300 ms for it,
   * no Java before 21 closes a client, and where one does, that takes longer than this.
   */
  void endSelector() {
    Thread running = selector;
    if (running != null) {
      running.interrupt();
    }
    starters.shutdown();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "exchange");
    thread.setDaemon(true);
    return thread;
  }
}
