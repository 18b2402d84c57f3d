package run.empirical.cli.client;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.time.Clocks;
import run.empirical.cli.time.Time;

/** Looks up test cases, several at once. */
public final class LookUps implements AutoCloseable {
  private final LastPassApi api;
  private final PendingLookUps pending;
  private final int concurrency;

  /** Creates look-ups over a client, which is closed with them. */
  public LookUps(
      LastPassApi api, Connection connection, RequestLimits limits, Time time, Wire wire) {
    this.api = api;
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
   * Looks up all test cases. When the API is down, the rest are not sent and share the failure. An
   * exception from the listener cancels every exchange.
   *
   * @param listener follows the look-ups
   * @return the results in input order, without look-ups that were cut off
   */
  public List<LookUp> run(List<TestCase> testCases, LookBackWindow window, LookUpListener listener)
      throws InterruptedException {
    SortedMap<Integer, LookUp> results = new TreeMap<>();
    Outage outage = new Outage();
    Failure last = null;
    Failure shared = null;
    int started = 0;
    try {
      while (outage.failure() == null) {
        while (shared == null && started < testCases.size() && mayStart(started)) {
          pending.start(testCases.get(started), window, started++);
        }
        if (pending.active() == 0) {
          break;
        }
        PendingLookUps.Finished over = pending.await(listener);
        if (over == null) {
          return List.copyOf(results.values());
        }
        last = over.lookUp().failure();
        results.put(over.place(), over.lookUp());
        listener.finished(over.lookUp());
        outage.add(over.place(), last, started);
        if (over.endsBatch()) {
          shared = last;
        }
      }
    } finally {
      pending.cancelAll();
    }
    if (outage.failure() != null) {
      shared = outage.failure();
    } else if (shared == null) {
      // The key was not accepted, though the first look-ups failed in different ways.
      shared = last;
    }
    for (int place = 0; shared != null && place < testCases.size(); place++) {
      if (!results.containsKey(place)) {
        LookUp lookUp = LookUp.failed(testCases.get(place), shared);
        results.put(place, lookUp);
        listener.finished(lookUp);
      }
    }
    return List.copyOf(results.values());
  }

  @Override
  public void close() {
    api.close();
  }

  private boolean mayStart(int started) {
    return pending.active() < concurrency && (pending.keyAccepted() || started < Outage.IN_A_ROW);
  }
}
