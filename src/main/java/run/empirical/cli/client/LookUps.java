package run.empirical.cli.client;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Clocks;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.Time;

/** Looks up test cases, several at once, and delivers the results in input order. */
public final class LookUps {
  /** If this many first answers are all 401 or 403, the rest of the batch is not sent. */
  private static final int REFUSALS_THAT_END_BATCH = 8;

  /** How many results may be buffered behind the first one that is still pending. */
  private static final int LEAD = 1024;

  private final PendingLookUps pending;
  private final int concurrency;

  /**
   * Creates look-ups over a client, which the caller closes.
   *
   * @param api the API
   * @param connection how to reach it
   * @param limits timeout, retries and concurrency
   * @param time the clocks
   * @param wire receives a log of retries
   */
  public LookUps(
      LastPassApi api, Connection connection, RequestLimits limits, Time time, Wire wire) {
    this.pending = new PendingLookUps(api, connection, limits, time, wire);
    this.concurrency = limits.concurrency();
  }

  /** The current time on this machine's clock and on the server's. */
  public Clocks clocks() {
    return pending.clocks();
  }

  /**
   * Looks up all test cases and returns once the last result is delivered. An exception from a
   * consumer ends the run and cancels every exchange.
   *
   * @param testCases read only as fast as look-ups start
   * @param listener follows the look-ups
   * @param inOrder receives each result in input order; returns whether to continue
   */
  public void run(
      Iterator<TestCase> testCases,
      LookBackWindow window,
      LookUpListener listener,
      Predicate<LookUp> inOrder)
      throws InterruptedException {
    Order order = new Order(inOrder);
    int started = 0;
    try {
      while (true) {
        while (pending.active() < concurrency && order.admits(started) && testCases.hasNext()) {
          pending.start(testCases.next(), window, started++);
        }
        if (pending.active() == 0 || order.stopped) {
          break;
        }
        PendingLookUps.Finished over = pending.await(listener);
        listener.finished(over.lookUp());
        order.add(over);
      }
      Failure shared = order.sharedFailure;
      while (shared != null && !order.stopped && testCases.hasNext()) {
        LookUp failed = LookUp.failed(testCases.next(), shared);
        listener.finished(failed);
        order.stopped = !inOrder.test(failed);
      }
    } finally {
      pending.cancelAll();
    }
  }

  /** Puts results back into input order, and detects failures that end the batch. */
  private static final class Order {
    private final Predicate<LookUp> inOrder;
    private final Map<Integer, LookUp> early = new HashMap<>();
    private int delivered;
    private int refusals;
    private boolean keyAccepted;
    private boolean stopped;
    private @Nullable Failure sharedFailure;

    Order(Predicate<LookUp> inOrder) {
      this.inOrder = inOrder;
    }

    boolean admits(int place) {
      return sharedFailure == null
          && place - delivered < LEAD
          && (keyAccepted || place < REFUSALS_THAT_END_BATCH);
    }

    void add(PendingLookUps.Finished over) {
      keyAccepted |= !isRefusal(over.lookUp());
      if (over.endsBatch()) {
        sharedFailure = over.lookUp().failure();
      }
      early.put(over.place(), over.lookUp());
      LookUp next = early.remove(delivered);
      while (next != null && !stopped) {
        delivered++;
        count(next);
        stopped = !inOrder.test(next);
        next = early.remove(delivered);
      }
    }

    private void count(LookUp lookUp) {
      if (isRefusal(lookUp) && ++refusals == REFUSALS_THAT_END_BATCH && !keyAccepted) {
        sharedFailure = lookUp.failure();
      }
    }

    private static boolean isRefusal(LookUp lookUp) {
      return lookUp.failure() != null && lookUp.failure().kind() == ErrorKind.UNAUTHORIZED;
    }
  }
}
