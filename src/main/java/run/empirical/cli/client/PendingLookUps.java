package run.empirical.cli.client;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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
 * The look-ups in progress, each with its tries and its deadline.
 *
 * <p>All work happens on one thread; an exchange that ends only adds an entry to {@code arrivals}.
 * No locks are needed, and a pause is just a timestamp that the loop checks.
 */
final class PendingLookUps {
  private static final Set<Integer> KEY_REFUSED = Set.of(401, 403);
  private static final int TOO_MANY_REQUESTS = 429;

  private final LastPassApi api;
  private final ApiUrl url;
  private final ReplyInterpreter interpreter;
  private final TransportFailures transportFailures;
  private final RequestLimits limits;
  private final Time time;
  private final Wire wire;
  private final LinkedBlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final List<Pending> active = new ArrayList<>();
  private long pausedUntil;
  private long notBefore;
  private long end;
  private boolean keyAccepted;

  /** By how much the server's clock is ahead; null before an answer with a {@code Date}. */
  private @Nullable Duration offset;

  /** A look-up in progress; times are {@code Time.nanos} values. */
  private static final class Pending {
    private final TestCase testCase;
    private final LookBackWindow window;
    private final int place;
    private long deadline;
    private long notBefore;
    private int tries;
    private @Nullable CompletableFuture<Reply> exchange;
    private @Nullable Failure lastFailure;

    Pending(TestCase testCase, LookBackWindow window, int place, long now, long deadline) {
      this.testCase = testCase;
      this.window = window;
      this.place = place;
      this.notBefore = now;
      this.deadline = deadline;
    }

    void cancel() {
      if (exchange != null) {
        exchange.cancel(true);
        exchange = null;
      }
    }

    /** When something is due if no reply arrives first. */
    long nextTimer() {
      return exchange != null ? deadline : notBefore;
    }
  }

  /**
   * A finished look-up.
   *
   * @param place its position in the input
   * @param endsBatch whether the API asked for a pause longer than the timeout of any look-up
   */
  record Finished(int place, LookUp lookUp, boolean endsBatch) {}

  private record Arrival(
      Pending pending,
      CompletableFuture<Reply> exchange,
      @Nullable Reply reply,
      @Nullable Throwable error) {}

  PendingLookUps(
      LastPassApi api, Connection connection, RequestLimits limits, Time time, Wire wire) {
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

  Clocks clocks() {
    Instant now = time.now();
    return new Clocks(now, offset == null ? null : now.plus(offset));
  }

  void endBy(long nanos) {
    end = nanos;
  }

  long notBefore() {
    return notBefore;
  }

  /** Whether any reply was neither 401 nor 403. */
  boolean keyAccepted() {
    return keyAccepted;
  }

  void start(TestCase testCase, LookBackWindow window, int place) {
    long now = time.nanos();
    long deadline = now + limits.timeout().toNanos();
    active.add(new Pending(testCase, window, place, now, deadline));
  }

  int active() {
    return active.size();
  }

  /** Waits until one of the look-ups finishes; null when the time is up. */
  @Nullable Finished await(LookUpListener listener) throws InterruptedException {
    long tick = time.nanos() + listener.tickNanos();
    while (end - time.nanos() > 0) {
      Finished late = sendWhatIsDue();
      if (late != null) {
        return late;
      }
      long now = time.nanos();
      Arrival arrival = nextArrival(now, Math.min(tick - now, end - now));
      Finished finished = arrival != null ? settle(arrival) : expire();
      if (finished != null) {
        return finished;
      }
      if (time.nanos() - tick >= 0) {
        listener.tick(active.get(0).testCase, active.get(0).tries);
        tick += listener.tickNanos();
      }
    }
    return null;
  }

  /** Cancels the look-ups in progress. */
  void cancelAll() {
    active.forEach(Pending::cancel);
    active.clear();
  }

  private @Nullable Finished sendWhatIsDue() {
    long now = time.nanos();
    for (Pending pending : active) {
      if (pending.exchange != null || pending.notBefore - now > 0) {
        continue;
      }
      if (pausedUntil - now > 0) {
        // The deadline moves by as much.
        pending.deadline += pausedUntil - pending.notBefore;
        pending.notBefore = pausedUntil;
      } else if (pending.lastFailure != null && now - pending.deadline >= 0) {
        return fail(pending, pending.lastFailure);
      } else {
        send(pending);
      }
    }
    return null;
  }

  private void send(Pending pending) {
    CompletableFuture<Reply> exchange = api.ask(pending.testCase.id(), pending.window);
    pending.exchange = exchange;
    pending.tries++;
    CompletableFuture<Reply> unused =
        exchange.whenComplete(
            (reply, error) -> arrivals.add(new Arrival(pending, exchange, reply, error)));
  }

  /** The next exchange that ends; null if a timer is due first. */
  private @Nullable Arrival nextArrival(long now, long most) throws InterruptedException {
    long wait = Math.max(0, most);
    boolean someInFlight = false;
    for (Pending pending : active) {
      wait = Math.min(wait, Math.max(0, pending.nextTimer() - now));
      someInFlight |= pending.exchange != null;
    }
    if (someInFlight) {
      return arrivals.poll(wait, TimeUnit.NANOSECONDS);
    }
    time.sleep(Duration.ofNanos(wait));
    return null;
  }

  private @Nullable Finished settle(Arrival arrival) {
    Pending pending = arrival.pending();
    if (pending.exchange != arrival.exchange()) {
      return null;
    }
    Reply reply = arrival.reply();
    if (reply == null) {
      Throwable error = arrival.error() != null ? arrival.error() : new IllegalStateException();
      return failed(pending, transportFailures.explain(error), null);
    }
    keyAccepted |= !KEY_REFUSED.contains(reply.status());
    LookUp lookUp = interpreter.interpret(pending.testCase, reply);
    if (lookUp.failure() != null) {
      return failed(pending, lookUp.failure(), RequestLimits.requestedDelay(reply, time.now()));
    }
    offset = reply.date() == null ? offset : Duration.between(time.now(), reply.date());
    return finish(pending, lookUp, false);
  }

  private @Nullable Finished failed(
      Pending pending, Failure failure, @Nullable Duration requested) {
    if (!RequestLimits.mayRetry(failure)) {
      return fail(pending, failure);
    }
    long now = time.nanos();
    Duration delay = requested != null ? requested : limits.backOff(pending.tries);
    long until = now + delay.toNanos();
    boolean isLimit = Objects.equals(failure.httpStatus(), TOO_MANY_REQUESTS);
    boolean withinTimeout = delay.compareTo(limits.timeout()) < 0;
    if (isLimit && withinTimeout) {
      pausedUntil = later(pausedUntil, until);
    }
    if (requested != null) {
      notBefore = later(notBefore, until);
      if (until - end >= 0) {
        end = now;
        return fail(pending, RequestLimits.tooLong(failure, requested, "--wait"));
      }
    }
    if (until - pending.deadline >= 0) {
      return requested == null
          ? fail(pending, failure)
          : finish(
              pending,
              LookUp.failed(
                  pending.testCase, RequestLimits.tooLong(failure, requested, "--timeout")),
              isLimit && !withinTimeout);
    }
    if (pending.tries > limits.retries()) {
      return fail(pending, failure);
    }
    String retry = failure.message() + "; retrying in " + delay.toMillis() + " ms";
    wire.lines(List.of("* " + pending.testCase.id() + ": " + retry));
    pending.exchange = null;
    pending.notBefore = until;
    pending.lastFailure = failure;
    return null;
  }

  private static long later(long one, long other) {
    return one - other > 0 ? one : other;
  }

  private @Nullable Finished expire() {
    long now = time.nanos();
    for (Pending pending : active) {
      if (pending.exchange != null && now - pending.deadline >= 0) {
        pending.cancel();
        String timeout = DurationText.format(limits.timeout());
        String message = "no answer from " + url + " within " + timeout + " (--timeout)";
        return fail(pending, new Failure(ErrorKind.TRY_LATER, message, null, true));
      }
    }
    return null;
  }

  private Finished fail(Pending pending, Failure failure) {
    return finish(pending, LookUp.failed(pending.testCase, failure), false);
  }

  private Finished finish(Pending pending, LookUp lookUp, boolean endsBatch) {
    active.remove(pending);
    return new Finished(pending.place, lookUp, endsBatch);
  }
}
