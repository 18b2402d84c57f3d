package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClientThreadsTest {
  private final ClientThreads threads = new ClientThreads(2);

  @Test
  void runsExchangesOnAnotherThread() throws Exception {
    CompletableFuture<Thread> ran = new CompletableFuture<>();
    threads.start(() -> ran.complete(Thread.currentThread())).get(20, TimeUnit.SECONDS);

    Thread thread = ran.join();
    assertNotSame(Thread.currentThread(), thread);
    assertTrue(thread.isDaemon(), "it would keep the process alive");
    threads.endSelector();
  }

  @Test
  void runsClientTasksOnTheCallingThread() {
    CompletableFuture<Thread> ran = new CompletableFuture<>();

    threads.execute(() -> ran.complete(Thread.currentThread()));

    assertSame(Thread.currentThread(), ran.join());
  }

  @Test
  void interruptsTheSelectorAndRejectsNewExchanges() throws Exception {
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    CompletableFuture<Boolean> known = new CompletableFuture<>();
    Thread selector =
        selector(
            () -> {
              threads.execute(() -> known.complete(true));
              try {
                interrupted.complete(new CountDownLatch(1).await(20, TimeUnit.SECONDS));
              } catch (InterruptedException e) {
                interrupted.complete(true);
              }
            });
    known.get(20, TimeUnit.SECONDS);

    threads.endSelector();

    assertEquals(true, interrupted.get(20, TimeUnit.SECONDS));
    selector.join();
    assertThrows(RejectedExecutionException.class, () -> threads.start(() -> {}));
  }

  /** A thread named like the JDK client's selector thread. */
  private static Thread selector(Runnable task) {
    Thread thread = new Thread(task, "HttpClient-1-SelectorManager");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
