package run.empirical.cli.client;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The threads of an HTTP client: one per exchange in flight, plus the client's own selector thread.
 */
final class ClientThreads implements Executor {
  private final ExecutorService exchanges;
  private volatile @Nullable Thread selector;

  /** Creates the pool; starts no thread yet. */
  ClientThreads(int concurrency) {
    this.exchanges = Executors.newFixedThreadPool(concurrency, ClientThreads::daemon);
  }

  /**
   * Runs an exchange on another thread: resolving a host name cannot be interrupted, and the caller
   * has a deadline to keep. A cancelled exchange that still resolves one holds its thread, for
   * which others may have to wait.
   */
  void start(Runnable exchange) {
    exchanges.execute(exchange);
  }

  /** Runs the client's task on the calling thread, perhaps the selector thread. */
  @Override
  public void execute(Runnable task) {
    Thread current = Thread.currentThread();
    if (current.getName().endsWith("SelectorManager")) {
      selector = current;
    }
    task.run();
  }

  /** Stops the selector thread, which closes every connection, and starts no more exchanges. */
  void stop() {
    Thread running = selector;
    if (running != null) {
      running.interrupt();
    }
    exchanges.shutdown();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "exchange");
    thread.setDaemon(true);
    return thread;
  }
}
