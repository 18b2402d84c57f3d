package run.empirical.cli.client;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Clocks;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.Time;

/** Looks test cases up, several at once, and hands the results over in the order asked. */
public final class LookUps {
  /** So many first answers, all refusing the key, speak for the rest. */
  private static final int REFUSALS_THAT_SPEAK_FOR_ALL = 8;

  /** How far results may run ahead of the first one that is still missing. */
  private static final int LEAD = 1024;

  private final PendingLookUps pending;
  private final int concurrency;

  /**
   * Prepares look-ups over one client, which stays the caller's to close.
   *
   * @param api the API
   * @param connection where it is
   * @param limits how hard to try
   * @param time the clocks
   * @param wire hears of retries
   */
  public LookUps(
      LastPassApi api, Connection connection, RequestLimits limits, Time time, Wire wire) {
    this.pending = new PendingLookUps(api, connection, limits, time, wire);
    this.concurrency = limits.concurrency();
  }

  /** What this machine's clock and the server's say now. */
  public Clocks clocks() {
    return pending.clocks();
  }

  /**
   * Looks all test cases up and returns when the last result has been handed over. An exception
   * from a consumer ends the run and every exchange with it.
   *
   * @param testCases read no faster than look-ups start
   * @param finished gets each result when it is there, in any order
   * @param inOrder gets each result in the order asked, and says whether to go on
   */
  public void run(
      Iterator<TestCase> testCases,
      LookBackWindow window,
      Consumer<LookUp> finished,
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
        PendingLookUps.Finished over = pending.await();
        finished.accept(over.lookUp());
        order.add(over);
      }
      Failure shared = order.sharedFailure;
      while (shared != null && !order.stopped && testCases.hasNext()) {
        LookUp failed = LookUp.failed(testCases.next(), shared);
        finished.accept(failed);
        order.stopped = !inOrder.test(failed);
      }
    } finally {
      pending.cancelAll();
    }
  }

  /** Puts results back into the order asked, and sees when one failure speaks for the rest. */
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
          && (keyAccepted || place < REFUSALS_THAT_SPEAK_FOR_ALL);
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
      if (isRefusal(lookUp) && ++refusals == REFUSALS_THAT_SPEAK_FOR_ALL && !keyAccepted) {
        sharedFailure = lookUp.failure();
      }
    }

    private static boolean isRefusal(LookUp lookUp) {
      return lookUp.failure() != null && lookUp.failure().kind() == ErrorKind.UNAUTHORIZED;
    }
  }
}
