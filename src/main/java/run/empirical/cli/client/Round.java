package run.empirical.cli.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.ExitStatus;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.time.Time;

/**
 * One look-up of each test case, several at once.
 *
 * <p>All work happens on one thread; an exchange that ends only adds an entry to {@code arrivals}.
 * No locks are needed, and a pause is just a timestamp that the loop checks.
 */
final class Round {
  private static final int TOO_MANY_REQUESTS = 429;

  private final LookUps lookUps;
  private final RequestLimits limits;
  private final Time time;
  private final List<TestCase> testCases;
  private final LookBackWindow window;
  private final @Nullable Deadline deadline;
  private final LookUpListener listener;
  private final BlockingQueue<PendingLookUp> arrivals = new LinkedBlockingQueue<>();
  private final List<PendingLookUp> active = new ArrayList<>();
  private final SortedMap<Integer, LookUp> results = new TreeMap<>();
  private final Outage outage = new Outage();
  private int started;
  private long pausedUntil;
  private long notBefore;
  private long tick;

  /** Whether any reply was neither 401 nor 403. */
  private boolean keyAccepted;

  /** The failure of all that is not sent from now on; null as long as requests are sent. */
  private @Nullable Failure stop;

  Round(
      LookUps lookUps,
      RequestLimits limits,
      Time time,
      List<TestCase> testCases,
      LookBackWindow window,
      @Nullable Deadline deadline,
      LookUpListener listener) {
    this.lookUps = lookUps;
    this.limits = limits;
    this.time = time;
    this.testCases = testCases;
    this.window = window;
    this.deadline = deadline;
    this.listener = listener;
    pausedUntil = time.nanos();
    notBefore = pausedUntil;
    tick = pausedUntil + listener.tickNanos();
  }

  LookUps.Results run() throws InterruptedException {
    try {
      while (start()) {
        step();
        collect();
        Failure end = end();
        if (end != null) {
          cancel(end);
        }
      }
    } finally {
      active.forEach(PendingLookUp::cancel);
    }
    // If the key was rejected, some look-ups were never sent.
    Failure rest = stop != null ? stop : outage.notAsked();
    for (; rest != null && started < testCases.size(); started++) {
      finish(started, LookUp.failed(testCases.get(started), rest));
    }
    return new LookUps.Results(List.copyOf(results.values()), notBefore);
  }

  /** Starts as many look-ups as may be in progress; returns whether there are any. */
  private boolean start() {
    for (; started < testCases.size() && mayStart(); started++) {
      TestCase testCase = testCases.get(started);
      active.add(new PendingLookUp(testCase, window, started, time.nanos(), limits.timeout()));
    }
    return !active.isEmpty();
  }

  private boolean mayStart() {
    return stop == null
        && active.size() < limits.concurrency()
        && (keyAccepted || started < Outage.IN_A_ROW);
  }

  /** Sends what is due, and waits for replies, a deadline, the end of a pause, or the tick. */
  private void step() throws InterruptedException {
    long now = time.nanos();
    active.forEach(pending -> sendIfDue(pending, now));
    long wait = Math.max(0, Math.min(tick - now, left(now)));
    boolean someInFlight = false;
    for (PendingLookUp pending : active) {
      wait = pending.result() != null ? 0 : Math.min(wait, Math.max(0, pending.nextTimer() - now));
      someInFlight |= pending.exchange() != null;
    }
    if (someInFlight) {
      PendingLookUp arrived = arrivals.poll(wait, TimeUnit.NANOSECONDS);
      if (arrived == null) {
        active.forEach(this::expire);
      }
      for (; arrived != null; arrived = arrivals.poll()) {
        if (arrived.exchange() != null) {
          settle(arrived, arrived.exchange());
        }
      }
    } else if (wait > 0) {
      time.sleep(Duration.ofNanos(wait));
    }
  }

  private void sendIfDue(PendingLookUp pending, long now) {
    Failure last = pending.lastFailure();
    if (stop != null && pending.exchange() == null) {
      pending.fail(last == null ? stop : last);
      return;
    }
    if (!pending.isDue(now)) {
      return;
    }
    if (pausedUntil - now > 0) {
      pending.postpone(pausedUntil);
    } else if (last != null && pending.endsBy(now)) {
      pending.fail(last);
    } else {
      lookUps.send(pending, arrivals);
    }
  }

  private long left(long now) {
    return deadline == null ? Long.MAX_VALUE : deadline.left(now);
  }

  /** Takes over what has ended, or tells the listener that nothing has for a while. */
  private void collect() {
    for (PendingLookUp pending : List.copyOf(active)) {
      if (pending.result() != null) {
        active.remove(pending);
        outage.add(pending.place(), pending.result().failure(), started);
        finish(pending.place(), pending.result());
        tick = time.nanos() + listener.tickNanos();
      }
    }
    if (!active.isEmpty() && time.nanos() - tick >= 0) {
      listener.tick(active.get(0).testCase(), active.get(0).tries());
      tick += listener.tickNanos();
    }
  }

  /** The failure of all that has not ended if the round is over; else null. */
  private @Nullable Failure end() {
    if (outage.isFound()) {
      return outage.notAsked();
    }
    return deadline != null && left(time.nanos()) <= 0 ? deadline.unanswered() : null;
  }

  private void finish(int place, LookUp lookUp) {
    results.put(place, lookUp);
    listener.finished(lookUp);
  }

  /** Ends all look-ups in progress, with their last failure between tries, and sends no more. */
  private void cancel(Failure failure) {
    stop = stop == null ? failure : stop;
    for (PendingLookUp pending : active) {
      Failure last = pending.exchange() == null ? pending.lastFailure() : null;
      pending.cancel();
      pending.fail(last == null ? failure : last);
    }
    collect();
  }

  private void settle(PendingLookUp pending, CompletableFuture<Reply> exchange) {
    LookUps.Outcome outcome = lookUps.outcome(pending.testCase(), exchange);
    Failure failure = outcome.lookUp().failure();
    keyAccepted |=
        failure == null
            || (failure.httpStatus() != null && failure.status() != ExitStatus.UNAUTHORIZED);
    if (failure == null) {
      pending.finish(outcome.lookUp());
    } else {
      failed(pending, failure, outcome.requestedDelay());
    }
  }

  private void failed(PendingLookUp pending, Failure failure, @Nullable Duration requested) {
    if (!RequestLimits.mayRetry(failure)) {
      pending.fail(failure);
      return;
    }
    long now = time.nanos();
    Duration delay = requested != null ? requested : limits.backOff(pending.tries());
    long until = now + delay.toNanos();
    String exceeded = exceeded(pending, until);
    Failure last = exceeded == null ? failure : RequestLimits.tooLong(failure, requested, exceeded);
    if (requested != null) {
      notBefore = later(notBefore, until);
    }
    if (Objects.equals(failure.httpStatus(), TOO_MANY_REQUESTS)) {
      if (left(until) > 0 && delay.compareTo(limits.timeout()) < 0) {
        pausedUntil = later(pausedUntil, until);
      } else if (left(until) <= 0 || requested != null) {
        stop = Outage.notAsked(": ", last);
      }
    }
    if (exceeded != null || pending.tries() > limits.retries()) {
      pending.fail(last);
    } else {
      lookUps.logRetry(pending.testCase(), failure, delay);
      pending.retryAt(until, failure);
    }
  }

  /** The option whose deadline would pass by then; null for none. */
  private @Nullable String exceeded(PendingLookUp pending, long until) {
    if (deadline != null && deadline.left(until) <= 0) {
      return deadline.option();
    }
    return pending.endsBy(until) ? "--timeout" : null;
  }

  private void expire(PendingLookUp pending) {
    if (pending.exchange() != null && pending.endsBy(time.nanos())) {
      pending.cancel();
      pending.fail(lookUps.timedOut());
    }
  }

  private static long later(long one, long other) {
    return one - other > 0 ? one : other;
  }
}
