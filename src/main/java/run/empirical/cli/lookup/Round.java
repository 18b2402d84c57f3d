package run.empirical.cli.lookup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.client.ApiSession;
import run.empirical.cli.client.ApiSession.Exchange;
import run.empirical.cli.client.RequestResult;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.model.LastPassRequest;
import run.empirical.cli.model.LookUpResult;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.time.Time;

/**
 * One look-up of each test case, several at once. No state is kept between rounds.
 *
 * <p>A look-up is in {@code active} until it has a result. The thread that calls {@link #run} does
 * everything: another thread only adds a look-up to {@code arrivals} when the reply to its request
 * has arrived. So no locks are needed. All times are {@code Time.nanos} values.
 */
public final class Round {
  private final ApiSession session;
  private final RetryPolicy policy;
  private final Time time;
  private final List<TestCase> testCases;
  private final Function<TestCase, LastPassRequest> requests;
  private final @Nullable Deadline runDeadline;
  private final RoundListener listener;
  private final RateLimit limit;
  private final FailureStreak streak = new FailureStreak();
  private final List<PendingLookUp> active = new ArrayList<>();
  private final BlockingQueue<PendingLookUp> arrivals = new LinkedBlockingQueue<>();
  private final SortedMap<Integer, LookUpResult> results = new TreeMap<>();
  private int started;
  private long nextTick;

  /** The latest time until which a {@code Retry-After} asked to send nothing. */
  private long retryAfterUntil;

  /** The failure of the look-ups that do not start any more; null until the round stops early. */
  private @Nullable Failure stopReason;

  /** A look-up without a result: its request is in flight, or waits to be sent. */
  private final class PendingLookUp {
    /** Its place in the list. */
    private final int index;

    private final TestCase testCase;
    private final LastPassRequest request;
    private Deadline deadline = Deadline.start(time, policy.timeout(), "--timeout");
    private long dueAt = time.nanos();

    /** The number of retries so far; requests that were rate limited do not count. */
    private int retries;

    /** The request in flight; null if none is in flight. */
    private @Nullable Exchange exchange;

    /** Why its last request failed; null if none has failed. */
    private @Nullable Failure lastFailure;

    PendingLookUp(int index) {
      this.index = index;
      this.testCase = testCases.get(index);
      this.request = requests.apply(testCase);
    }

    boolean isInFlight() {
      return exchange != null;
    }

    /** Puts its request off until this time, if it was due earlier, and its deadline by as much. */
    void pauseUntil(long end) {
      long pause = Math.max(0, end - dueAt);
      dueAt += pause;
      deadline = deadline.plus(pause);
    }

    /** Its result if its own deadline ends its request. */
    LookUpResult timedOut() {
      String url = lastFailure == null ? session.url() : null;
      return LookUpResult.failed(testCase, deadline.exceeded(url, lastFailure));
    }

    /**
     * Its result if it ends before it is answered: the failure of its last request if the next one
     * waits to be sent.
     *
     * @param otherwise the result if a request is in flight, or none was sent
     */
    LookUpResult cutOff(LookUpResult otherwise) {
      return lastFailure != null && !isInFlight()
          ? LookUpResult.failed(testCase, lastFailure)
          : otherwise;
    }

    void cancel() {
      if (exchange != null) {
        exchange.cancel();
      }
    }
  }

  /**
   * Prepares a round.
   *
   * @param policy how long a look-up may take, and when its requests are sent again
   * @param requests what to ask the API about a test case
   * @param runDeadline the time at which the round ends, whether or not all test cases have been
   *     looked up; null for none
   * @param listener gets the progress
   */
  public Round(
      ApiSession session,
      RetryPolicy policy,
      List<TestCase> testCases,
      Function<TestCase, LastPassRequest> requests,
      @Nullable Deadline runDeadline,
      RoundListener listener) {
    this.session = session;
    this.policy = policy;
    this.time = session.time();
    this.testCases = testCases;
    this.requests = requests;
    this.runDeadline = runDeadline;
    this.listener = listener;
    long now = time.nanos();
    limit = new RateLimit(policy, runDeadline, now);
    retryAfterUntil = now;
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
        receive();
        timeOut();
        tick();
        stopEarly();
      }
    } finally {
      active.forEach(PendingLookUp::cancel);
    }
    // Not all have started if the round stopped early, or if all replies rejected the key.
    Failure reason = stopReason != null ? stopReason : streak.reasonNotStarted();
    if (reason != null) {
      for (; started < testCases.size(); started++) {
        addResult(started, LookUpResult.unfinished(testCases.get(started), reason));
      }
    }
    return List.copyOf(results.values());
  }

  /** The earliest time at which the API wants more requests. Call it after the round. */
  public long notBefore() {
    return latest(retryAfterUntil, limit.pausedUntil());
  }

  /** Starts as many look-ups as are allowed at once; returns whether any is active. */
  private boolean start() {
    for (; started < testCases.size() && mayStart(); started++) {
      active.add(new PendingLookUp(started));
    }
    return !active.isEmpty();
  }

  private boolean mayStart() {
    return stopReason == null && active.size() < session.concurrency() && streak.mayStart(started);
  }

  /** Sends a request, unless one is in flight, at its time and after the pause of a rate limit. */
  private void sendIfDue(PendingLookUp pending) {
    if (pending.isInFlight()) {
      return;
    }
    pending.pauseUntil(limit.pausedUntil());
    long now = time.nanos();
    if (pending.dueAt - now <= 0) {
      pending.exchange = session.send(pending.request, () -> arrivals.add(pending));
    }
  }

  /** Waits for the next event, and reads the replies that have arrived, until the deadline. */
  private void receive() throws InterruptedException {
    // The round has just sent requests, which takes time.
    long now = time.nanos();
    long wait = untilNextEvent(now);
    if (!isInFlight()) {
      sleep(wait, now);
      return;
    }
    PendingLookUp arrived = arrivals.poll(wait, TimeUnit.NANOSECONDS);
    while (arrived != null && untilRunDeadline(time.nanos()) > 0) {
      // A look-up whose request was cancelled arrives, too, but has a result.
      if (active.contains(arrived)) {
        read(arrived);
      }
      arrived = arrivals.poll();
    }
  }

  /** The nanoseconds until the next event, unless a reply arrives earlier; 0 or more. */
  private long untilNextEvent(long now) {
    long wait = Math.min(nextTick - now, untilRunDeadline(now));
    for (PendingLookUp pending : active) {
      wait =
          Math.min(wait, pending.isInFlight() ? pending.deadline.left(now) : pending.dueAt - now);
    }
    return Math.max(0, wait);
  }

  private long untilRunDeadline(long now) {
    return runDeadline == null ? Long.MAX_VALUE : runDeadline.left(now);
  }

  private boolean isInFlight() {
    return active.stream().anyMatch(PendingLookUp::isInFlight);
  }

  private void sleep(long wait, long now) throws InterruptedException {
    if (wait > 0 && limit.isPaused(now)) {
      listener.paused(limit.pauseLeft(now));
    }
    time.sleep(Duration.ofNanos(wait));
  }

  /** Reads a reply that has arrived. */
  private void read(PendingLookUp pending) throws InterruptedException {
    RequestResult result = Objects.requireNonNull(pending.exchange).result();
    pending.exchange = null;
    long now = time.nanos();
    Failure failure = result.failure();
    streak.received(failure);
    if (failure == null) {
      limit.noteAnswer(now);
      end(pending, LookUpResult.answered(pending.testCase, result.passes()));
    } else {
      pending.lastFailure = failure;
      sendAgainOrEnd(pending, failure, result.retryAfter(), now);
    }
  }

  private void sendAgainOrEnd(
      PendingLookUp pending, Failure failure, @Nullable Duration retryAfter, long now) {
    if (retryAfter != null) {
      retryAfterUntil = latest(retryAfterUntil, now + retryAfter.toNanos());
    }
    if (limit.pausesAfter(failure)) {
      limit.pause(failure, retryAfter, now);
      session.logRetry(pending.request, failure, limit.pauseLeft(now));
      // As if the request had never been sent.
      pending.pauseUntil(now);
      return;
    }
    RetryPolicy.Decision decision =
        policy.decide(failure, retryAfter, pending.retries + 1, now, pending.deadline, runDeadline);
    Duration delay = decision.delay();
    if (delay == null) {
      fail(pending, decision.failure());
    } else {
      session.logRetry(pending.request, failure, delay);
      pending.retries++;
      pending.dueAt = now + delay.toNanos();
    }
  }

  /** Ends each look-up that has reached its own deadline. */
  private void timeOut() {
    long now = time.nanos();
    for (PendingLookUp pending : List.copyOf(active)) {
      if (pending.deadline.left(now) <= 0) {
        // A request that waits was due before the deadline, but this thread woke up after it.
        end(pending, pending.cutOff(pending.timedOut()));
      }
    }
  }

  /** Calls the listener when no look-up has ended for a while. */
  private void tick() {
    long now = time.nanos();
    if (now - nextTick >= 0) {
      nextTick += listener.tickNanos();
      if (isInFlight() || !limit.isPaused(now)) {
        listener.tick();
      }
    }
  }

  /** Stops the round if the API is down, at the deadline, or if a rate limit lasts too long. */
  private void stopEarly() {
    long now = time.nanos();
    Deadline reached = untilRunDeadline(now) <= 0 ? runDeadline : null;
    Failure outage = streak.reasonToStop();
    Failure limited = limit.reasonToGiveUp(now);
    if (outage != null) {
      stop(previous -> outage);
    } else if (reached != null) {
      stop(previous -> reached.exceeded(null, previous));
    } else if (limited != null && !isInFlight()) {
      // These fail with the reason why the round does not wait for them.
      active.stream()
          .filter(pending -> RateLimit.isRateLimit(pending.lastFailure))
          .forEach(pending -> pending.lastFailure = limited);
      stop(previous -> FailureStreak.notAsked(": ", limited));
    }
  }

  /**
   * Ends all look-ups, and starts no more.
   *
   * @param reason why a look-up is unfinished, given the failure of its last request, if any
   */
  private void stop(Function<@Nullable Failure, Failure> reason) {
    stopReason = reason.apply(null);
    for (PendingLookUp pending : List.copyOf(active)) {
      Failure failure = reason.apply(pending.lastFailure);
      end(pending, pending.cutOff(LookUpResult.unfinished(pending.testCase, failure)));
    }
  }

  private void fail(PendingLookUp pending, Failure failure) {
    end(pending, LookUpResult.failed(pending.testCase, failure));
  }

  private void end(PendingLookUp pending, LookUpResult result) {
    pending.cancel();
    active.remove(pending);
    streak.add(pending.index, result.failure(), started);
    nextTick = time.nanos() + listener.tickNanos();
    addResult(pending.index, result);
  }

  private void addResult(int index, LookUpResult result) {
    results.put(index, result);
    listener.ended(result);
  }

  private static long latest(long one, long other) {
    return one - other > 0 ? one : other;
  }
}
