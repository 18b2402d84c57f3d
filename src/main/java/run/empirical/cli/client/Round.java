package run.empirical.cli.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.model.LastPass;
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
final class Round {
  /** The most look-ups that are sent until a reply shows that the API accepts the key. */
  private static final int MAX_UNTIL_KEY_ACCEPTED = 8;

  private final Exchanges exchanges;
  private final RetryPolicy retries;
  private final int concurrency;
  private final Time time;
  private final List<TestCase> testCases;
  private final LookBackWindow window;
  private final @Nullable Deadline deadline;
  private final LookUps.Listener listener;
  private final BlockingQueue<Pending> arrivals = new LinkedBlockingQueue<>();
  private final List<Pending> active = new ArrayList<>();
  private final SortedMap<Integer, LookUp> results = new TreeMap<>();
  private final FailureStreak streak = new FailureStreak();
  private final RateLimit limit;
  private int started;
  private long tick;

  /** Whether any reply was neither 401 nor 403. */
  private boolean keyAccepted;

  /** Before this time the API wants no further round. */
  private long notBefore;

  /** The failure of all that is not sent any more; null as long as requests are sent. */
  private @Nullable Failure notAsked;

  /** A look-up in progress: its request is in flight, or waits to be sent. */
  private static final class Pending {
    private final TestCase testCase;
    private final int index;
    private Deadline deadline;
    private long dueAt;
    private long sentAt;

    /** The number of failed tries; limited ones do not count. */
    private int failures;

    /** The try in flight; null before it, and when it is over. */
    private @Nullable CompletableFuture<Reply> exchange;

    /** The failure of the last try that is over; null if there was none. */
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

    void fail(Failure failure) {
      result = LookUp.failed(testCase, failure);
    }

    /** Keeps it until a pause has ended, which does not count as a part of the look-up. */
    void postpone(long until) {
      deadline = deadline.later(until - dueAt);
      dueAt = until;
    }

    /**
     * Ends it early: with the failure of its last try or, if there is none or a try is in flight,
     * as unfinished for this reason. Does nothing if it is over.
     */
    void end(Failure why) {
      if (result != null) {
        return;
      }
      Failure last = exchange == null ? lastFailure : null;
      cancel();
      result = last != null ? LookUp.failed(testCase, last) : LookUp.unfinished(testCase, why);
    }
  }

  Round(
      Exchanges exchanges,
      RetryPolicy retries,
      int concurrency,
      Time time,
      List<TestCase> testCases,
      LookBackWindow window,
      @Nullable Deadline deadline,
      LookUps.Listener listener) {
    this.exchanges = exchanges;
    this.retries = retries;
    this.concurrency = concurrency;
    this.time = time;
    this.testCases = testCases;
    this.window = window;
    this.deadline = deadline;
    this.listener = listener;
    long now = time.nanos();
    limit = new RateLimit(retries, now);
    notBefore = now;
    tick = now + listener.tickNanos();
  }

  /** Runs to the end; see {@link LookUps#run}. */
  RoundResult run() throws InterruptedException {
    try {
      while (start()) {
        active.forEach(this::sendIfDue);
        await();
        collect();
        endEarly();
      }
    } finally {
      active.forEach(Pending::cancel);
    }
    // If the key was rejected, some look-ups were never sent.
    Failure rest = notAsked != null ? notAsked : streak.notAsked();
    for (; rest != null && started < testCases.size(); started++) {
      finish(started, LookUp.unfinished(testCases.get(started), rest));
    }
    return new RoundResult(List.copyOf(results.values()), later(notBefore, limit.until()));
  }

  /** Starts as many look-ups as may be in progress; returns whether there are any. */
  private boolean start() {
    for (; started < testCases.size() && mayStart(); started++) {
      long now = time.nanos();
      Duration timeout = retries.timeout();
      Deadline own = new Deadline(now + timeout.toNanos(), timeout, "--timeout");
      active.add(new Pending(testCases.get(started), started, now, own));
    }
    return !active.isEmpty();
  }

  private boolean mayStart() {
    return notAsked == null
        && active.size() < concurrency
        && (keyAccepted || started < MAX_UNTIL_KEY_ACCEPTED);
  }

  private void sendIfDue(Pending pending) {
    if (pending.exchange != null) {
      return;
    }
    if (limit.until() - pending.dueAt > 0) {
      pending.postpone(limit.until());
    }
    long now = time.nanos();
    if (pending.dueAt - now > 0) {
      return;
    }
    if (pending.lastFailure != null && pending.deadline.left(now) <= 0) {
      // The thread woke up too late.
      pending.fail(pending.lastFailure);
      return;
    }
    CompletableFuture<Reply> exchange = exchanges.send(pending.testCase, window);
    pending.exchange = exchange;
    pending.sentAt = now;
    CompletableFuture<Reply> unused =
        exchange.whenComplete((reply, error) -> arrivals.add(pending));
  }

  /** Waits for a reply if any request is in flight, and for the next event at the longest. */
  private void await() throws InterruptedException {
    // Read now, since sending takes time.
    long now = time.nanos();
    long wait = untilNextEvent(now);
    if (!isInFlight()) {
      sleep(wait, now);
      return;
    }
    Pending arrived = arrivals.poll(wait, TimeUnit.NANOSECONDS);
    if (arrived == null) {
      active.forEach(this::expire);
    }
    for (; arrived != null; arrived = arrivals.poll()) {
      if (arrived.exchange != null) {
        settle(arrived, arrived.exchange);
      }
    }
  }

  private void sleep(long wait, long now) throws InterruptedException {
    if (wait == 0) {
      return;
    }
    if (limit.holds(now)) {
      listener.paused(Duration.ofNanos(limit.until() - now));
    }
    time.sleep(Duration.ofNanos(wait));
  }

  private boolean isInFlight() {
    return active.stream().anyMatch(pending -> pending.exchange != null);
  }

  /** How long nothing is to be done, in nanoseconds, unless a reply arrives; 0 or more. */
  private long untilNextEvent(long now) {
    long wait = tick - now;
    if (deadline != null) {
      wait = Math.min(wait, deadline.left(now));
    }
    for (Pending pending : active) {
      wait = Math.min(wait, untilNextEvent(pending, now));
    }
    return Math.max(0, wait);
  }

  private long untilNextEvent(Pending pending, long now) {
    if (pending.result != null) {
      return 0;
    }
    return pending.exchange != null ? pending.deadline.left(now) : pending.dueAt - now;
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
    long now = time.nanos();
    if (!active.isEmpty() && now - tick >= 0) {
      tick += listener.tickNanos();
      if (isInFlight() || !limit.holds(now)) {
        listener.tick();
      }
    }
  }

  private void finish(int index, LookUp lookUp) {
    results.put(index, lookUp);
    listener.finished(lookUp);
  }

  /** Ends all look-ups, and sends no more, if the API is down or there is no time left. */
  private void endEarly() {
    Failure outage = streak.outage();
    if (outage != null) {
      endAll(outage);
    } else if (deadline != null && deadline.left(time.nanos()) <= 0) {
      active.forEach(pending -> pending.end(deadline.passed("", pending.lastFailure)));
      endAll(deadline.passed("", null));
    } else if (!isInFlight()) {
      // Only now: a 429 arrives sooner than the answers to what was sent with it.
      giveUpLimit(limit.giveUp(time.nanos(), deadline));
    }
  }

  private void giveUpLimit(@Nullable Failure limited) {
    if (limited == null) {
      return;
    }
    for (Pending pending : active) {
      if (pending.lastFailure != null && RetryPolicy.isRateLimit(pending.lastFailure)) {
        pending.lastFailure = limited;
      }
    }
    endAll(FailureStreak.notAsked(": ", limited));
  }

  private void endAll(Failure reason) {
    notAsked = reason;
    active.forEach(pending -> pending.end(reason));
    collect();
  }

  private void settle(Pending pending, CompletableFuture<Reply> exchange) {
    pending.exchange = null;
    Exchanges.Result result = exchanges.result(pending.testCase, window, exchange);
    List<LastPass> passes = result.passes();
    if (passes != null) {
      keyAccepted = true;
      limit.answered(time.nanos());
      pending.result = LookUp.answered(pending.testCase, passes);
    } else if (result.failure() != null) {
      keyAccepted |= acceptsKey(result.failure());
      handleFailure(pending, result.failure(), result.retryAfter());
    }
  }

  /** A reply of any other kind shows that the API knows the key. */
  private static boolean acceptsKey(Failure failure) {
    return failure.httpStatus() != null && failure.status() != ExitStatus.UNAUTHORIZED;
  }

  private void handleFailure(Pending pending, Failure failure, @Nullable Duration requested) {
    long now = time.nanos();
    if (requested != null) {
      notBefore = later(notBefore, now + requested.toNanos());
    }
    pending.lastFailure = failure;
    RetryPolicy.Decision decision =
        retries.decide(failure, requested, pending.failures + 1, now, pending.deadline, deadline);
    switch (decision.next()) {
      case END -> pending.fail(decision.failure());
      case PAUSE_RUN -> {
        limit.limited(failure, requested, now);
        Duration pause = Duration.ofNanos(limit.until() - now);
        exchanges.logRetry(pending.testCase, failure, pause);
        pending.deadline = pending.deadline.later(now - pending.sentAt);
        pending.dueAt = now;
      }
      case RETRY -> {
        exchanges.logRetry(pending.testCase, failure, decision.delay());
        pending.failures++;
        pending.dueAt = now + decision.delay().toNanos();
      }
    }
  }

  /** Cuts off a try at the look-up's deadline. */
  private void expire(Pending pending) {
    if (pending.exchange != null && pending.deadline.left(time.nanos()) <= 0) {
      pending.cancel();
      pending.fail(exchanges.timedOut(pending.deadline, pending.lastFailure));
    }
  }

  private static long later(long one, long other) {
    return one - other > 0 ? one : other;
  }
}
