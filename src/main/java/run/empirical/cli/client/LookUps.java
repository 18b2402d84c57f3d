package run.empirical.cli.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.text.Redaction;
import run.empirical.cli.time.Clocks;
import run.empirical.cli.time.DurationText;
import run.empirical.cli.time.Time;

/**
 * Looks up test cases, several at once.
 *
 * <p>All work happens on one thread; an exchange that ends only adds an entry to {@code arrivals}.
 * No locks are needed, and a pause is just a timestamp that the loop checks.
 */
public final class LookUps implements AutoCloseable {
  private static final Set<Integer> KEY_REFUSED = Set.of(401, 403);
  private static final int TOO_MANY_REQUESTS = 429;

  private final LastPassApi api;
  private final ApiUrl url;
  private final ReplyInterpreter interpreter;
  private final TransportFailures transportFailures;
  private final RequestLimits limits;
  private final Time time;
  private final Wire wire;
  private final LinkedBlockingQueue<PendingLookUp> arrivals = new LinkedBlockingQueue<>();
  private final List<PendingLookUp> active = new ArrayList<>();
  private long pausedUntil;
  private long notBefore;
  private long end;

  /** The failure that ends a list: the API asked for a pause longer than any look-up may take. */
  private @Nullable Failure limit;

  /** Whether any reply was neither 401 nor 403. */
  private boolean keyAccepted;

  /** The last answer's {@code Date}, parsed when it is needed; null if no answer had one. */
  private @Nullable String date;

  /** When it arrived, by this machine's clock. */
  private Instant dated = Instant.EPOCH;

  /** Creates look-ups over HTTP; connects at the first one. */
  public LookUps(Connection connection, RequestLimits limits, Time time, Wire wire) {
    this(
        new HttpLastPassApi(connection, limits.concurrency(), wire),
        connection,
        limits,
        time,
        wire);
  }

  /** Creates look-ups over a client, which is closed with them. */
  LookUps(LastPassApi api, Connection connection, RequestLimits limits, Time time, Wire wire) {
    Redaction redaction = connection.redaction();
    this.api = api;
    this.url = connection.url();
    this.interpreter = new ReplyInterpreter(url, redaction);
    this.transportFailures = new TransportFailures(url, redaction, connection.proxy());
    this.limits = limits;
    this.time = time;
    this.wire = wire;
    this.pausedUntil = time.nanos();
    this.notBefore = pausedUntil;
    this.end = pausedUntil + Long.MAX_VALUE;
  }

  /** The current time on this machine's clock and on the server's. */
  public Clocks clocks() {
    Instant now = time.now();
    Instant server = Reply.time(date);
    return new Clocks(now, server == null ? null : server.plus(Duration.between(dated, now)));
  }

  /**
   * Ends runs by this time, in {@code Time.nanos}: look-ups in progress are cut off. Also ends them
   * as soon as the API asks to wait longer.
   */
  public void endBy(long nanos) {
    end = nanos;
  }

  /** The earliest time, in {@code Time.nanos}, at which the API wants more requests. */
  public long notBefore() {
    return notBefore;
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
    int started = 0;
    limit = null;
    try {
      long tick = time.nanos() + listener.tickNanos();
      while (!outage.isFound()) {
        for (; started < testCases.size() && mayStart(started); started++) {
          TestCase testCase = testCases.get(started);
          active.add(new PendingLookUp(testCase, window, started, time.nanos(), limits.timeout()));
        }
        if (active.isEmpty()) {
          break;
        }
        if (end - time.nanos() <= 0) {
          return List.copyOf(results.values());
        }
        step(tick);
        for (PendingLookUp over : List.copyOf(active)) {
          if (over.result() != null) {
            active.remove(over);
            results.put(over.place(), over.result());
            outage.add(over.place(), over.result().failure(), started);
            listener.finished(over.result());
            tick = time.nanos() + listener.tickNanos();
          }
        }
        if (!active.isEmpty() && time.nanos() - tick >= 0) {
          listener.tick(active.get(0).testCase(), active.get(0).tries());
          tick += listener.tickNanos();
        }
      }
    } finally {
      active.forEach(PendingLookUp::cancel);
      active.clear();
    }
    // Without an outage some are left if the key is refused and there were other failures.
    failRest(testCases, limit != null ? limit : outage.last(), results, listener);
    return List.copyOf(results.values());
  }

  private static void failRest(
      List<TestCase> testCases,
      @Nullable Failure shared,
      SortedMap<Integer, LookUp> results,
      LookUpListener listener) {
    for (int place = 0; shared != null && place < testCases.size(); place++) {
      if (!results.containsKey(place)) {
        LookUp lookUp = LookUp.failed(testCases.get(place), shared);
        results.put(place, lookUp);
        listener.finished(lookUp);
      }
    }
  }

  @Override
  public void close() {
    api.close();
  }

  private boolean mayStart(int started) {
    return limit == null
        && active.size() < limits.concurrency()
        && (keyAccepted || started < Outage.IN_A_ROW);
  }

  /** Sends what is due, and waits for a reply, a deadline, the end of a pause, or the tick. */
  private void step(long tick) throws InterruptedException {
    long now = time.nanos();
    active.forEach(pending -> pending.sendIfDue(api, arrivals, now, pausedUntil));
    long wait = Math.max(0, Math.min(tick - now, end - now));
    boolean someInFlight = false;
    for (PendingLookUp pending : active) {
      wait = pending.result() != null ? 0 : Math.min(wait, Math.max(0, pending.nextTimer() - now));
      someInFlight |= pending.exchange() != null;
    }
    if (someInFlight) {
      PendingLookUp arrived = arrivals.poll(wait, TimeUnit.NANOSECONDS);
      if (arrived == null) {
        active.forEach(this::expire);
      } else if (arrived.exchange() != null) {
        settle(arrived, arrived.exchange());
      }
    } else if (wait > 0) {
      time.sleep(Duration.ofNanos(wait));
    }
  }

  private void settle(PendingLookUp pending, CompletableFuture<Reply> exchange) {
    Reply reply;
    try {
      reply = exchange.join();
    } catch (CompletionException e) {
      Throwable error = Objects.requireNonNullElse(e.getCause(), e);
      failed(pending, transportFailures.explain(error), null);
      return;
    }
    keyAccepted |= !KEY_REFUSED.contains(reply.status());
    LookUp lookUp = interpreter.interpret(pending.testCase(), reply);
    if (lookUp.failure() != null) {
      failed(pending, lookUp.failure(), RequestLimits.requestedDelay(reply, time.now()));
      return;
    }
    if (reply.header("date") != null) {
      date = reply.header("date");
      dated = time.now();
    }
    pending.finish(lookUp);
  }

  private void failed(PendingLookUp pending, Failure failure, @Nullable Duration requested) {
    if (!RequestLimits.mayRetry(failure)) {
      pending.fail(failure);
      return;
    }
    long now = time.nanos();
    Duration delay = requested != null ? requested : limits.backOff(pending.tries());
    long until = now + delay.toNanos();
    boolean isLimit = Objects.equals(failure.httpStatus(), TOO_MANY_REQUESTS);
    if (isLimit && delay.compareTo(limits.timeout()) < 0) {
      pausedUntil = later(pausedUntil, until);
    } else if (isLimit && requested != null) {
      limit = RequestLimits.tooLong(failure, requested, "--timeout");
    }
    if (requested != null) {
      notBefore = later(notBefore, until);
    }
    if (requested != null && until - end >= 0) {
      end = now;
      pending.fail(RequestLimits.tooLong(failure, requested, "--wait"));
    } else if (requested != null && pending.endsBy(until)) {
      pending.fail(RequestLimits.tooLong(failure, requested, "--timeout"));
    } else if (pending.endsBy(until) || pending.tries() > limits.retries()) {
      pending.fail(failure);
    } else {
      String retry = failure.message() + "; retrying in " + delay.toMillis() + " ms";
      wire.lines(List.of("* " + pending.testCase().id() + ": " + retry));
      pending.retryAt(until, failure);
    }
  }

  private static long later(long one, long other) {
    return one - other > 0 ? one : other;
  }

  private void expire(PendingLookUp pending) {
    if (pending.exchange() != null && pending.endsBy(time.nanos())) {
      pending.cancel();
      String timeout = DurationText.format(limits.timeout());
      String message = "no answer from " + url + " within " + timeout + " (--timeout)";
      pending.fail(new Failure(ErrorKind.TRY_LATER, message, null, true));
    }
  }
}
