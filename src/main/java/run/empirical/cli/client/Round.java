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

  private final Exchanges exchanges;
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
  private final Throttle throttle;
  private int started;
  private long tick;

  /** Whether any reply was neither 401 nor 403. */
  private boolean keyAccepted;

  /** What a reply of 429 means for the other look-ups. */
  private enum RateLimit {
    /** They wait as long as it asks. */
    PAUSE,
    /** They would wait past their deadline, so they are not sent. */
    STOP,
    /** The reply names no pause, and the usual one is too long for this look-up only. */
    GO_ON
  }

  Round(
      Exchanges exchanges,
      RequestLimits limits,
      Time time,
      List<TestCase> testCases,
      LookBackWindow window,
      @Nullable Deadline deadline,
      LookUpListener listener) {
    this.exchanges = exchanges;
    this.limits = limits;
    this.time = time;
    this.testCases = testCases;
    this.window = window;
    this.deadline = deadline;
    this.listener = listener;
    throttle = new Throttle(time.nanos());
    tick = time.nanos() + listener.tickNanos();
  }

  LookUps.RoundResult run() throws InterruptedException {
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
    Failure stopped = throttle.stopped();
    Failure rest = stopped != null ? stopped : outage.notAsked();
    for (; rest != null && started < testCases.size(); started++) {
      finish(started, LookUp.unfinished(testCases.get(started), rest));
    }
    return new LookUps.RoundResult(List.copyOf(results.values()), throttle.notBefore());
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
    return throttle.stopped() == null
        && active.size() < limits.concurrency()
        && (keyAccepted || started < Outage.IN_A_ROW);
  }

  /** Sends what is due, and waits for replies, a deadline, the end of a pause, or the tick. */
  private void step() throws InterruptedException {
    active.forEach(this::sendIfDue);
    // Read now, since sending takes time.
    long now = time.nanos();
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

  private void sendIfDue(PendingLookUp pending) {
    long now = time.nanos();
    Failure last = pending.lastFailure();
    Failure stopped = throttle.stopped();
    if (stopped != null && pending.exchange() == null) {
      pending.end(stopped);
    } else if (!pending.isDue(now)) {
      return;
    } else if (throttle.pausedUntil() - now > 0) {
      pending.postpone(throttle.pausedUntil());
    } else if (last != null && pending.endsBy(now)) {
      pending.fail(last);
    } else {
      exchanges.send(pending, arrivals);
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
        outage.add(pending.index(), pending.result().failure(), started);
        finish(pending.index(), pending.result());
        tick = time.nanos() + listener.tickNanos();
      }
    }
    if (!active.isEmpty() && time.nanos() - tick >= 0) {
      listener.tick();
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

  private void finish(int index, LookUp lookUp) {
    results.put(index, lookUp);
    listener.finished(lookUp);
  }

  /** Ends all look-ups in progress, with their last failure between tries, and sends no more. */
  private void cancel(Failure failure) {
    throttle.stop(failure);
    active.forEach(pending -> pending.end(failure));
    collect();
  }

  private void settle(PendingLookUp pending, CompletableFuture<Reply> exchange) {
    Exchanges.TryResult result = exchanges.result(pending.testCase(), exchange);
    Failure failure = result.lookUp().failure();
    keyAccepted |=
        failure == null
            || (failure.httpStatus() != null && failure.status() != ExitStatus.UNAUTHORIZED);
    if (failure == null) {
      pending.finish(result.lookUp());
    } else {
      failed(pending, failure, result.requestedDelay());
    }
  }

  private void failed(PendingLookUp pending, Failure failure, @Nullable Duration requested) {
    if (!RequestLimits.mayRetry(failure)) {
      pending.fail(failure);
      return;
    }
    Duration delay = requested != null ? requested : limits.backOff(pending.tries());
    long until = time.nanos() + delay.toNanos();
    String exceeded = exceeded(pending, until);
    Failure last = exceeded == null ? failure : RequestLimits.tooLong(failure, requested, exceeded);
    if (requested != null) {
      throttle.startNoRoundBefore(until);
    }
    if (Objects.equals(failure.httpStatus(), TOO_MANY_REQUESTS)) {
      switch (rateLimit(delay, until, requested != null)) {
        case PAUSE -> throttle.pauseUntil(until);
        case STOP -> throttle.stop(Outage.notAsked(": ", last));
        case GO_ON -> {}
      }
    }
    if (exceeded != null || pending.tries() > limits.retries()) {
      pending.fail(last);
    } else {
      exchanges.logRetry(pending.testCase(), failure, delay);
      pending.retryAt(until, failure);
    }
  }

  private RateLimit rateLimit(Duration delay, long until, boolean requested) {
    boolean pastTheEnd = left(until) <= 0;
    if (!pastTheEnd && delay.compareTo(limits.timeout()) < 0) {
      return RateLimit.PAUSE;
    }
    return pastTheEnd || requested ? RateLimit.STOP : RateLimit.GO_ON;
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
      pending.fail(exchanges.timedOut(limits.timeout()));
    }
  }
}
