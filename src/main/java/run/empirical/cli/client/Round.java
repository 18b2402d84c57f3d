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
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.LookUpResult;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.time.Time;

/**
 * One look-up of each test case, several at once. No state is kept between rounds.
 *
 * <p>All work happens on one thread; a reply that arrives only adds an entry to {@code arrivals}.
 * No locks are needed, and a pause is just a timestamp that the loop checks. All times are {@code
 * Time.nanos} values.
 */
public final class Round {
  /** The maximum number of look-ups that are sent before a reply is neither 401 nor 403. */
  private static final int MAX_WITH_REJECTED_KEY = 8;

  private final ApiSession session;
  private final Time time;
  private final List<TestCase> testCases;
  private final LookBackWindow window;
  private final @Nullable Deadline deadline;
  private final RoundListener listener;
  private final BlockingQueue<PendingLookUp> arrivals = new LinkedBlockingQueue<>();
  private final List<PendingLookUp> active = new ArrayList<>();
  private final SortedMap<Integer, LookUpResult> results = new TreeMap<>();
  private final FailureStreak streak = new FailureStreak();
  private final RateLimit limit;
  private int started;
  private long nextTick;

  /** Whether a reply was neither 401 nor 403. */
  private boolean otherReply;

  /** The API asked for no further request before this time. */
  private long notBefore;

  /** The failure of the look-ups that are not sent any more; null while requests are sent. */
  private @Nullable Failure notAsked;

  /**
   * Prepares a round.
   *
   * @param deadline when look-ups in progress are cut off; they get its failure. Null for never
   * @param listener gets the progress
   */
  public Round(
      ApiSession session,
      List<TestCase> testCases,
      LookBackWindow window,
      @Nullable Deadline deadline,
      RoundListener listener) {
    this.session = session;
    this.time = session.time();
    this.testCases = testCases;
    this.window = window;
    this.deadline = deadline;
    this.listener = listener;
    long now = time.nanos();
    limit = new RateLimit(session.retryPolicy(), deadline, now);
    notBefore = now;
    nextTick = now + listener.tickNanos();
  }

  /**
   * Looks up each test case. If the API is down or a rate limit lasts too long, the rest are not
   * sent. An exception from the listener cancels every request.
   *
   * @return the results in input order
   */
  public List<LookUpResult> run() throws InterruptedException {
    try {
      while (start()) {
        active.forEach(this::sendIfDue);
        await();
        collect();
        endEarly();
      }
    } finally {
      active.forEach(PendingLookUp::cancel);
    }
    // If the key was rejected, some look-ups were never sent.
    Failure rest = notAsked != null ? notAsked : streak.notAsked();
    for (; rest != null && started < testCases.size(); started++) {
      finish(started, LookUpResult.unfinished(testCases.get(started), rest));
    }
    return List.copyOf(results.values());
  }

  /** The earliest time at which the API wants more requests. Call it after the round. */
  public long notBefore() {
    return later(notBefore, limit.until());
  }

  /** Starts as many look-ups as may be in progress; returns whether there are any. */
  private boolean start() {
    for (; started < testCases.size() && mayStart(); started++) {
      Deadline own = Deadline.start(time, session.retryPolicy().timeout(), "--timeout");
      active.add(new PendingLookUp(testCases.get(started), started, own, time.nanos()));
    }
    return !active.isEmpty();
  }

  private boolean mayStart() {
    return notAsked == null
        && active.size() < session.concurrency()
        && (otherReply || started < MAX_WITH_REJECTED_KEY);
  }

  private void sendIfDue(PendingLookUp pending) {
    if (pending.isInFlight()) {
      return;
    }
    pending.postpone(limit.until());
    long now = time.nanos();
    if (pending.untilNextEvent(now) > 0) {
      return;
    }
    Failure last = pending.lastFailure();
    if (last != null && pending.deadline().left(now) <= 0) {
      // The thread woke up too late.
      pending.fail(last);
      return;
    }
    CompletableFuture<Reply> reply = session.send(pending.testCase(), window);
    pending.sent(reply, now);
    CompletableFuture<Reply> unused =
        reply.whenComplete((received, error) -> arrivals.add(pending));
  }

  /** Waits for the next event or, if a request is in flight, for a reply. */
  private void await() throws InterruptedException {
    // Read now, since sending takes time.
    long now = time.nanos();
    long wait = untilNextEvent(now);
    if (!isInFlight()) {
      sleep(wait, now);
      return;
    }
    PendingLookUp arrived = arrivals.poll(wait, TimeUnit.NANOSECONDS);
    if (arrived == null) {
      active.forEach(this::expire);
    }
    for (; arrived != null; arrived = arrivals.poll()) {
      // Cancelled requests arrive, too.
      if (arrived.isInFlight()) {
        settle(arrived);
      }
    }
  }

  private void sleep(long wait, long now) throws InterruptedException {
    if (wait == 0) {
      return;
    }
    if (limit.holds(now)) {
      listener.paused(limit.left(now));
    }
    time.sleep(Duration.ofNanos(wait));
  }

  private boolean isInFlight() {
    return active.stream().anyMatch(PendingLookUp::isInFlight);
  }

  /** The nanoseconds until the next event, unless a reply arrives earlier; 0 or more. */
  private long untilNextEvent(long now) {
    long wait = nextTick - now;
    if (deadline != null) {
      wait = Math.min(wait, deadline.left(now));
    }
    for (PendingLookUp pending : active) {
      wait = Math.min(wait, pending.untilNextEvent(now));
    }
    return Math.max(0, wait);
  }

  /** Collects the results, or calls the listener when nothing has ended for a while. */
  private void collect() {
    for (PendingLookUp pending : List.copyOf(active)) {
      LookUpResult result = pending.result();
      if (result != null) {
        active.remove(pending);
        streak.add(pending.index(), result.failure(), started);
        finish(pending.index(), result);
        nextTick = time.nanos() + listener.tickNanos();
      }
    }
    long now = time.nanos();
    if (!active.isEmpty() && now - nextTick >= 0) {
      nextTick += listener.tickNanos();
      if (isInFlight() || !limit.holds(now)) {
        listener.tick();
      }
    }
  }

  private void finish(int index, LookUpResult lookUp) {
    results.put(index, lookUp);
    listener.finished(lookUp);
  }

  /**
   * Ends all look-ups, and sends no more, if the API is down, at the deadline, or if a rate limit
   * lasts too long.
   */
  private void endEarly() {
    long now = time.nanos();
    Failure outage = streak.outage();
    if (outage != null) {
      endAll(outage);
    } else if (deadline != null && deadline.left(now) <= 0) {
      active.forEach(pending -> pending.end(deadline.exceeded("", pending.lastFailure())));
      endAll(deadline.exceeded("", null));
    } else {
      Failure limited = limit.givenUp(active, now);
      if (limited != null) {
        active.stream()
            .filter(pending -> RateLimit.isRateLimit(pending.lastFailure()))
            .forEach(pending -> pending.remember(limited));
        endAll(FailureStreak.notAsked(": ", limited));
      }
    }
  }

  private void endAll(Failure reason) {
    notAsked = reason;
    active.forEach(pending -> pending.end(reason));
    collect();
  }

  private void settle(PendingLookUp pending) {
    RequestResult result = session.receive(pending.takeReply(), pending.testCase(), window);
    if (result instanceof RequestResult.Answered answer) {
      otherReply = true;
      limit.answered(time.nanos());
      pending.answer(answer.passes());
    } else if (result instanceof RequestResult.Failed failed) {
      Failure failure = failed.failure();
      otherReply |= failure.httpStatus() != null && failure.exit() != ExitStatus.UNAUTHORIZED;
      handleFailure(pending, failure, failed.retryAfter());
    }
  }

  private void handleFailure(
      PendingLookUp pending, Failure failure, @Nullable Duration retryAfter) {
    long now = time.nanos();
    if (retryAfter != null) {
      notBefore = later(notBefore, now + retryAfter.toNanos());
    }
    pending.remember(failure);
    if (limit.pausesAfter(failure)) {
      limit.pause(pending, failure, retryAfter, now);
      session.logRetry(pending.testCase(), failure, limit.left(now));
      return;
    }
    RetryPolicy.Decision decision =
        session
            .retryPolicy()
            .decide(failure, retryAfter, pending.retries() + 1, now, pending.deadline(), deadline);
    Duration delay = decision.delay();
    if (delay == null) {
      pending.fail(decision.failure());
    } else {
      session.logRetry(pending.testCase(), failure, delay);
      pending.retryAt(now + delay.toNanos());
    }
  }

  /** Cancels a request at the deadline of its look-up. */
  private void expire(PendingLookUp pending) {
    if (pending.isInFlight() && pending.deadline().left(time.nanos()) <= 0) {
      pending.cancel();
      pending.fail(session.timedOut(pending.deadline(), pending.lastFailure()));
    }
  }

  private static long later(long one, long other) {
    return one - other > 0 ? one : other;
  }
}
