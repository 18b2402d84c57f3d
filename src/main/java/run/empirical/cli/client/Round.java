package run.empirical.cli.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.time.Time;

/**
 * One look-up of each test case, several at once.
 *
 * <p>All work happens on one thread; an exchange that ends only adds an entry to {@code arrivals}.
 * No locks are needed, and a pause is just a timestamp that the loop checks. All times are {@code
 * Time.nanos} values.
 */
public final class Round {
  private final LookUps shared;
  private final List<TestCase> testCases;
  private final LookBackWindow window;
  private final @Nullable Deadline deadline;
  private final LookUps.Listener listener;
  private final Time time;
  private final BlockingQueue<Pending> arrivals = new LinkedBlockingQueue<>();
  private final List<Pending> active = new ArrayList<>();
  private final SortedMap<Integer, LookUp> results = new TreeMap<>();
  private final FailureStreak streak = new FailureStreak();
  private int started;
  private long tick;

  /** Whether any reply was neither 401 nor 403. */
  private boolean keyAccepted;

  /** Before this time no request is sent. */
  private long pausedUntil;

  /** Before this time the API wants no further round. */
  private long notBefore;

  /** The failure of all that is not sent; null as long as requests are sent. */
  private @Nullable Failure stopped;

  /** A look-up in progress: its request is in flight, or waits to be sent. */
  private static final class Pending {
    private final TestCase testCase;
    private final int index;
    private Deadline deadline;
    private long dueAt;
    private int tries;

    /** The try in flight; null before it, and when it is over. */
    private @Nullable CompletableFuture<Reply> exchange;

    /** The failure of the try before the next one; null before the first. */
    private @Nullable Failure lastFailure;

    /** Null until it is over. */
    private @Nullable LookUp result;

    Pending(TestCase testCase, int index, long now, Deadline deadline) {
      this.testCase = testCase;
      this.index = index;
      this.dueAt = now;
      this.deadline = deadline;
    }

    void cancel() {
      if (exchange != null) {
        exchange.cancel(true);
        exchange = null;
      }
    }

    /**
     * Ends it early. Between two tries, its result is the failure of the last one; otherwise it has
     * none, for this reason.
     */
    void end(Failure why) {
      Failure last = exchange == null ? lastFailure : null;
      cancel();
      result = last != null ? LookUp.failed(testCase, last) : LookUp.unfinished(testCase, why);
    }
  }

  Round(
      LookUps shared,
      List<TestCase> testCases,
      LookBackWindow window,
      @Nullable Deadline deadline,
      LookUps.Listener listener) {
    this.shared = shared;
    this.testCases = testCases;
    this.window = window;
    this.deadline = deadline;
    this.listener = listener;
    time = shared.time();
    pausedUntil = time.nanos();
    notBefore = pausedUntil;
    tick = pausedUntil + listener.tickNanos();
  }

  /**
   * Looks up all test cases. When the API is down, or asks for a pause that is too long, the rest
   * are not sent. An exception from the listener cancels every exchange.
   *
   * @return one look-up for each test case, in input order
   */
  public List<LookUp> run() throws InterruptedException {
    try {
      while (start()) {
        step();
        collect();
        Failure end = end();
        if (end != null) {
          stop(end);
          active.forEach(pending -> pending.end(end));
          collect();
        }
      }
    } finally {
      active.forEach(Pending::cancel);
    }
    // If the key was rejected, some look-ups were never sent.
    Failure rest = stopped != null ? stopped : streak.notAsked();
    for (; rest != null && started < testCases.size(); started++) {
      finish(started, LookUp.unfinished(testCases.get(started), rest));
    }
    return List.copyOf(results.values());
  }

  /** The earliest time at which the API wants more requests. */
  public long notBefore() {
    return notBefore;
  }

  /** Starts as many look-ups as may be in progress; returns whether there are any. */
  private boolean start() {
    for (; started < testCases.size() && mayStart(); started++) {
      Duration timeout = shared.retries().timeout();
      long now = time.nanos();
      Deadline own = new Deadline(now + timeout.toNanos(), timeout, "--timeout");
      active.add(new Pending(testCases.get(started), started, now, own));
    }
    return !active.isEmpty();
  }

  private boolean mayStart() {
    return stopped == null
        && active.size() < shared.concurrency()
        && (keyAccepted || started < FailureStreak.LONGEST);
  }

  /** Sends what is due, and waits for replies, a deadline, the end of a pause, or the tick. */
  private void step() throws InterruptedException {
    active.forEach(this::sendIfDue);
    // Read now, since sending takes time.
    long now = time.nanos();
    long wait = Math.max(0, Math.min(tick - now, left(now)));
    boolean someInFlight = false;
    for (Pending pending : active) {
      long timer = pending.exchange != null ? pending.deadline.left(now) : pending.dueAt - now;
      wait = pending.result != null ? 0 : Math.min(wait, Math.max(0, timer));
      someInFlight |= pending.exchange != null;
    }
    if (someInFlight) {
      Pending arrived = arrivals.poll(wait, TimeUnit.NANOSECONDS);
      if (arrived == null) {
        active.forEach(this::expire);
      }
      for (; arrived != null; arrived = arrivals.poll()) {
        if (arrived.exchange != null) {
          settle(arrived, arrived.exchange);
        }
      }
    } else if (wait > 0) {
      time.sleep(Duration.ofNanos(wait));
    }
  }

  private void sendIfDue(Pending pending) {
    long now = time.nanos();
    Failure last = pending.lastFailure;
    if (pending.exchange != null) {
      return;
    }
    if (stopped != null) {
      pending.end(stopped);
    } else if (pending.dueAt - now > 0) {
      return;
    } else if (pausedUntil - now > 0) {
      // The pause does not count as a part of the look-up.
      pending.deadline = pending.deadline.later(pausedUntil - pending.dueAt);
      pending.dueAt = pausedUntil;
    } else if (last != null && pending.deadline.left(now) <= 0) {
      pending.result = LookUp.failed(pending.testCase, last);
    } else {
      send(pending);
    }
  }

  private void send(Pending pending) {
    CompletableFuture<Reply> exchange = shared.send(pending.testCase, window);
    pending.exchange = exchange;
    pending.tries++;
    CompletableFuture<Reply> unused =
        exchange.whenComplete((reply, error) -> arrivals.add(pending));
  }

  private long left(long now) {
    return deadline == null ? Long.MAX_VALUE : deadline.left(now);
  }

  /** Takes over what has ended, or tells the listener that nothing has for a while. */
  private void collect() {
    for (Pending pending : List.copyOf(active)) {
      if (pending.result != null) {
        active.remove(pending);
        streak.add(pending.index, pending.result.failure(), started);
        finish(pending.index, pending.result);
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
    if (streak.endsRound()) {
      return streak.notAsked();
    }
    return deadline != null && left(time.nanos()) <= 0 ? deadline.passed("") : null;
  }

  /** Sends no more requests; the first reason counts. */
  private void stop(Failure reason) {
    stopped = stopped == null ? reason : stopped;
  }

  private void finish(int index, LookUp lookUp) {
    results.put(index, lookUp);
    listener.finished(lookUp);
  }

  private void settle(Pending pending, CompletableFuture<Reply> exchange) {
    pending.exchange = null;
    Reply reply;
    try {
      reply = exchange.join();
    } catch (CompletionException e) {
      failed(pending, shared.explain(Objects.requireNonNullElse(e.getCause(), e)), null);
      return;
    }
    LookUp lookUp = shared.interpret(pending.testCase, reply);
    Failure failure = lookUp.failure();
    keyAccepted |= failure == null || failure.status() != ExitStatus.UNAUTHORIZED;
    if (failure == null) {
      pending.result = lookUp;
    } else {
      failed(pending, failure, reply.retryAfter(time.now()));
    }
  }

  private void failed(Pending pending, Failure failure, @Nullable Duration requested) {
    long now = time.nanos();
    RetryPolicy.Decision next =
        shared.retries().decide(failure, requested, pending.tries, now, pending.deadline, deadline);
    long until = now + next.delay().toNanos();
    if (requested != null) {
      notBefore = later(notBefore, until);
    }
    switch (next.others()) {
      case PAUSE -> pausedUntil = later(pausedUntil, until);
      case STOP -> stop(FailureStreak.notAsked(": ", next.failure()));
      case GO_ON -> {}
    }
    if (next.again()) {
      shared.log().retry(pending.testCase.id(), failure, next.delay());
      pending.dueAt = until;
      pending.lastFailure = failure;
    } else {
      pending.result = LookUp.failed(pending.testCase, next.failure());
    }
  }

  private void expire(Pending pending) {
    if (pending.exchange != null && pending.deadline.left(time.nanos()) <= 0) {
      pending.cancel();
      pending.result = LookUp.failed(pending.testCase, shared.timedOut(pending.deadline));
    }
  }

  private static long later(long one, long other) {
    return one - other > 0 ? one : other;
  }
}
