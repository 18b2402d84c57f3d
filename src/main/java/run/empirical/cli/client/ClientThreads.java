package run.empirical.cli.client;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The threads of an HTTP client: one for each exchange in flight, which waits for its reply, and
 * the client's own, which waits for all sockets.
 */
final class ClientThreads implements Executor {
  private final ExecutorService exchanges;
  private volatile @Nullable Thread selector;

  /** Prepares; no thread is started yet. */
  ClientThreads(int concurrency) {
    this.exchanges = Executors.newFixedThreadPool(concurrency, ClientThreads::daemon);
  }

  /**
   * Runs an exchange elsewhere than on the asking thread: looking a host's name up takes as long as
   * it takes, and the asker minds the deadline.
   */
  Future<?> start(Runnable exchange) {
    return exchanges.submit(exchange);
  }

  /** Runs the client's task where it arose, which spares a look-up the way to another thread. */
  @Override
  public void execute(Runnable task) {
    Thread current = Thread.currentThread();
    if (current.getName().endsWith("SelectorManager")) {
      selector = current;
    }
    task.run();
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
    exchanges.shutdown();
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "exchange");
    thread.setDaemon(true);
    return thread;
  }
}
