package run.empirical.cli.sandbox;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that serve exchanges: a bounded number, each exchange with a time limit, and none
 * held by a delay.
 */
final class ExchangeThreads implements Executor, AutoCloseable {

  private static final int MOST_THREADS = 64;
  private static final int GRACE_PART = 10;
  private static final long IDLE_SECONDS = 10;

  private final Duration limit;
  private final ThreadPoolExecutor workers;
  private final ScheduledThreadPoolExecutor timer;

  ExchangeThreads(Duration limit) {
    this.limit = limit;
    ThreadFactory daemons =
        task -> {
          Thread thread = new Thread(task, "sandbox");
          thread.setDaemon(true);
          return thread;
        };
    workers =
        new ThreadPoolExecutor(
            MOST_THREADS,
            MOST_THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            daemons);
    workers.allowCoreThreadTimeOut(true);
    timer = new ScheduledThreadPoolExecutor(1, daemons);
    timer.setRemoveOnCancelPolicy(true);
    // A task that begins while all is closing needs no limit: close() interrupts it.
    timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
  }

  /**
   * Runs the task soon. A client that sends or reads too slowly would hold its thread for ever;
   * past the limit, or a tenth of it while others wait for a thread, it is interrupted, which
   * closes the socket that it waits for.
   */
  @Override
  public void execute(Runnable task) {
    workers.execute(
        () -> {
          FutureTask<?> running = new FutureTask<>(task, null);
          Future<?> overrun = schedule(limit, () -> running.cancel(true));
          Future<?> inTheWay = giveWay(running);
          running.run();
          overrun.cancel(false);
          inTheWay.cancel(false);
        });
  }

  /** Runs the task when the delay has passed, unless the threads are closed before. */
  void executeAfter(Duration delay, Runnable task) {
    Future<?> unused = schedule(delay, () -> execute(task));
  }

  /** Ends what is running and drops what is waiting. */
  @Override
  public void close() {
    timer.shutdownNow();
    workers.shutdownNow();
  }

  private Future<?> giveWay(FutureTask<?> running) {
    long grace = Math.max(1, limit.toMillis() / GRACE_PART);
    return timer.scheduleWithFixedDelay(
        () -> {
          if (!workers.getQueue().isEmpty()) {
            running.cancel(true);
          }
        },
        grace,
        grace,
        TimeUnit.MILLISECONDS);
  }

  private Future<?> schedule(Duration delay, Runnable task) {
    return timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
  }
}
