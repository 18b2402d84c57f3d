package run.empirical.cli.client;

import java.util.Iterator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import run.empirical.cli.model.Clocks;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.Time;

/** Looks up test cases, several at once, and delivers the results in input order. */
public final class LookUps {
  /** How many results may be buffered behind the first one that is still pending. */
  private static final int LEAD = 1024;

  private final PendingLookUps pending;
  private final int concurrency;

  /** Creates look-ups over a client, which the caller closes. */
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
   * Ends runs by this time, in {@code Time.nanos}: look-ups in progress are cut off. Also ends them
   * as soon as the API asks to wait longer.
   */
  public void endBy(long nanos) {
    pending.endBy(nanos);
  }

  /** The earliest time, in {@code Time.nanos}, at which the API wants more requests. */
  public long notBefore() {
    return pending.notBefore();
  }

  /**
   * Looks up all test cases and returns once the last result is delivered. Ends early when the API
   * is down: all other test cases share the failure. An exception from a consumer ends the run and
   * cancels every exchange.
   *
   * @param testCases read only as fast as look-ups start
   * @param listener follows the look-ups
   * @param inOrder receives each result in input order; returns whether to continue. Look-ups that
   *     were cut off have no result.
   */
  public void run(
      Iterator<TestCase> testCases,
      LookBackWindow window,
      LookUpListener listener,
      Predicate<LookUp> inOrder)
      throws InterruptedException {
    Order order = new Order(listener, inOrder);
    Outage outage = new Outage();
    Failure last = null;
    Failure shared = null;
    int started = 0;
    try {
      while (!order.stopped) {
        while (shared == null && mayStart(started, order) && testCases.hasNext()) {
          pending.start(testCases.next(), window, started++);
        }
        if (pending.active() == 0) {
          break;
        }
        PendingLookUps.Finished over = pending.await(listener);
        if (over == null) {
          order.deliverEarly();
          return;
        }
        last = over.lookUp().failure();
        order.add(over.place(), over.lookUp());
        outage.add(over.place(), last, started);
        if (outage.failure() != null) {
          shared = outage.failure();
          for (PendingLookUp cancelled : pending.cancelAll()) {
            order.add(cancelled.place(), LookUp.failed(cancelled.testCase(), shared));
          }
        } else if (over.endsBatch()) {
          shared = last;
        }
      }
      // The key was not accepted, though the first look-ups failed in different ways.
      shared = shared == null ? last : shared;
      while (shared != null && !order.stopped && testCases.hasNext()) {
        order.add(started++, LookUp.failed(testCases.next(), shared));
      }
    } finally {
      pending.cancelAll();
    }
  }

  private boolean mayStart(int started, Order order) {
    return pending.active() < concurrency
        && started - order.delivered < LEAD
        && (pending.keyAccepted() || started < Outage.IN_A_ROW);
  }

  /** Puts results back into input order. */
  private static final class Order {
    private final LookUpListener listener;
    private final Predicate<LookUp> inOrder;
    private final SortedMap<Integer, LookUp> early = new TreeMap<>();
    private int delivered;
    private boolean stopped;

    Order(LookUpListener listener, Predicate<LookUp> inOrder) {
      this.listener = listener;
      this.inOrder = inOrder;
    }

    void add(int place, LookUp lookUp) {
      listener.finished(lookUp);
      early.put(place, lookUp);
      LookUp next = early.remove(delivered);
      while (next != null && !stopped) {
        delivered++;
        stopped = !inOrder.test(next);
        next = early.remove(delivered);
      }
    }

    /** Delivers the results behind look-ups that have none. */
    void deliverEarly() {
      for (LookUp lookUp : early.values()) {
        stopped = stopped || !inOrder.test(lookUp);
      }
    }
  }
}
