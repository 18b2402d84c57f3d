package run.empirical.cli.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.DurationText;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.Time;

/**
 * The look-ups that are under way, each with its tries and its deadline.
 *
 * <p>One thread does everything here; an exchange that ends only leaves a note in {@code arrivals}.
 * So nothing needs a lock, and a pause is a number that the loop looks at.
 */
final class PendingLookUps {
  private static final int TOO_MANY_REQUESTS = 429;

  private final LookUpSession session;
  private final LookBackWindow window;
  private final LinkedBlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final List<PendingLookUp> active = new ArrayList<>();
  private long pausedUntil;

  /**
   * A look-up that is over.
   *
   * @param place its place in the order asked
   * @param endsBatch whether the API wants to be left alone for longer than any look-up may take
   */
  record Finished(int place, LookUp lookUp, boolean endsBatch) {}

  private record Arrival(
      PendingLookUp pending,
      CompletableFuture<Reply> exchange,
      @Nullable Reply reply,
      @Nullable Throwable error) {}

  PendingLookUps(LookUpSession session, LookBackWindow window) {
    this.session = session;
    this.window = window;
    this.pausedUntil = session.time().nanos();
  }

  void start(TestCase testCase, int place) {
    long now = session.time().nanos();
    active.add(new PendingLookUp(testCase, place, now, now + session.limits().timeout().toNanos()));
  }

  int active() {
    return active.size();
  }

  /** Waits until one of the look-ups under way is over. */
  Finished await() throws InterruptedException {
    while (true) {
      Finished late = sendWhatIsDue();
      if (late != null) {
        return late;
      }
      Arrival arrival = nextArrival();
      Finished finished = arrival != null ? settle(arrival) : expire();
      if (finished != null) {
        return finished;
      }
    }
  }

  void cancelAll() {
    active.forEach(PendingLookUp::cancel);
    active.clear();
  }

  private @Nullable Finished sendWhatIsDue() {
    long now = session.time().nanos();
    for (PendingLookUp pending : active) {
      if (pending.inFlight() || pending.notBefore() - now > 0) {
        continue;
      }
      if (pausedUntil - now > 0) {
        pending.hold(pausedUntil);
      } else if (pending.lastFailure() != null && now - pending.deadline() >= 0) {
        return finish(pending, LookUp.failed(pending.testCase(), pending.lastFailure()));
      } else {
        send(pending);
      }
    }
    return null;
  }

  private void send(PendingLookUp pending) {
    CompletableFuture<Reply> exchange = session.api().ask(pending.testCase().id(), window);
    pending.sent(exchange);
    CompletableFuture<Reply> unused =
        exchange.whenComplete(
            (reply, error) -> arrivals.add(new Arrival(pending, exchange, reply, error)));
  }

  /** The next exchange that ended; null when a timer is due first. */
  private @Nullable Arrival nextArrival() throws InterruptedException {
    Time time = session.time();
    long now = time.nanos();
    long wait = Long.MAX_VALUE;
    boolean someInFlight = false;
    for (PendingLookUp pending : active) {
      wait = Math.min(wait, Math.max(0, pending.nextTimer() - now));
      someInFlight |= pending.inFlight();
    }
    if (someInFlight) {
      return arrivals.poll(wait, TimeUnit.NANOSECONDS);
    }
    time.sleep(Duration.ofNanos(wait));
    return null;
  }

  private @Nullable Finished settle(Arrival arrival) {
    PendingLookUp pending = arrival.pending();
    if (!pending.isWaitingFor(arrival.exchange())) {
      return null;
    }
    Reply reply = arrival.reply();
    LookUp lookUp;
    String retryAfter = null;
    if (reply != null) {
      session.serverClock().hear(reply.headers().dates());
      Deadline deadline = new Deadline(session.time(), pending.deadline());
      try {
        lookUp = session.interpreter().interpret(pending.testCase(), reply, deadline);
      } catch (Deadline.PassedException e) {
        return finish(pending, LookUp.failed(pending.testCase(), session.tooSlow()));
      }
      retryAfter = reply.headers().retryAfter();
    } else {
      Throwable error = arrival.error() != null ? arrival.error() : new IllegalStateException();
      lookUp = LookUp.failed(pending.testCase(), session.transportFailures().explain(error));
    }
    return lookUp.failure() == null
        ? finish(pending, lookUp)
        : failed(pending, lookUp.failure(), retryAfter);
  }

  private @Nullable Finished failed(
      PendingLookUp pending, Failure failure, @Nullable String retryAfter) {
    long now = session.time().nanos();
    RetryPolicy retry = session.limits().retry();
    if (!retry.isTransient(failure)) {
      return finish(pending, LookUp.failed(pending.testCase(), failure));
    }
    Duration asked = RetryPolicy.asked(retryAfter, session.serverClock().read().now());
    Duration delay = asked != null ? asked : retry.backOff(pending.tries());
    long until = now + delay.toNanos();
    boolean isLimit = failure.httpStatus() != null && failure.httpStatus() == TOO_MANY_REQUESTS;
    boolean bearable = delay.compareTo(session.limits().timeout()) < 0;
    if (isLimit && bearable) {
      pausedUntil = pausedUntil - until > 0 ? pausedUntil : until;
    }
    if (delay.compareTo(Duration.ofNanos(pending.deadline() - now)) >= 0) {
      Failure last = asked == null ? failure : tooLong(failure, asked);
      boolean endsBatch = isLimit && asked != null && !bearable;
      return finish(pending, LookUp.failed(pending.testCase(), last), endsBatch);
    }
    if (pending.tries() > retry.retries()) {
      return finish(pending, LookUp.failed(pending.testCase(), failure));
    }
    String why = pending.testCase().id() + ": " + failure.message();
    session.wire().lines(List.of("* " + why + "; trying again in " + delay.toMillis() + " ms"));
    pending.tryAgainAt(until, failure);
    return null;
  }

  private @Nullable Finished expire() {
    long now = session.time().nanos();
    for (PendingLookUp pending : active) {
      if (pending.inFlight() && now - pending.deadline() >= 0) {
        pending.cancel();
        return finish(pending, LookUp.failed(pending.testCase(), session.tooSlow()));
      }
    }
    return null;
  }

  private static Failure tooLong(Failure failure, Duration asked) {
    Duration seconds = Duration.ofSeconds(asked.plusMillis(999).toSeconds());
    return new Failure(
        failure.kind(),
        failure.message()
            + "; it asks for a pause of "
            + DurationText.format(seconds)
            + ", longer than --timeout allows",
        failure.httpStatus(),
        failure.retryable());
  }

  private Finished finish(PendingLookUp pending, LookUp lookUp) {
    return finish(pending, lookUp, false);
  }

  private Finished finish(PendingLookUp pending, LookUp lookUp, boolean endsBatch) {
    active.remove(pending);
    return new Finished(pending.place(), lookUp, endsBatch);
  }
}
