package run.empirical.cli.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
final class Attempts {
  private static final int TOO_MANY_REQUESTS = 429;

  private final LookUpSession session;
  private final LookBackWindow window;
  private final LinkedBlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final List<Attempt> active = new ArrayList<>();
  private long pausedUntil;

  /** A look-up that is over, with its place in the order asked. */
  record Finished(int place, LookUp lookUp) {}

  private record Arrival(
      Attempt attempt,
      CompletableFuture<Reply> exchange,
      @Nullable Reply reply,
      @Nullable Throwable error) {}

  Attempts(LookUpSession session, LookBackWindow window) {
    this.session = session;
    this.window = window;
    this.pausedUntil = session.time().nanos();
  }

  void start(TestCase testCase, int place) {
    long now = session.time().nanos();
    active.add(new Attempt(testCase, place, now, now + session.pace().timeout().toNanos()));
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
    active.forEach(Attempt::cancel);
    active.clear();
  }

  private @Nullable Finished sendWhatIsDue() {
    long now = session.time().nanos();
    for (Attempt attempt : active) {
      if (attempt.inFlight() || attempt.notBefore() - now > 0) {
        continue;
      }
      if (pausedUntil - now > 0) {
        attempt.hold(pausedUntil);
      } else if (attempt.lastFailure() != null && now - attempt.deadline() >= 0) {
        return finish(attempt, LookUp.failed(attempt.testCase(), attempt.lastFailure()));
      } else {
        send(attempt);
      }
    }
    return null;
  }

  private void send(Attempt attempt) {
    CompletableFuture<Reply> exchange = session.api().ask(attempt.testCase().id(), window);
    attempt.sent(exchange);
    CompletableFuture<Reply> unused =
        exchange.whenComplete(
            (reply, error) -> arrivals.add(new Arrival(attempt, exchange, reply, error)));
  }

  /** The next exchange that ended; null when a timer is due first. */
  private @Nullable Arrival nextArrival() throws InterruptedException {
    Time time = session.time();
    long now = time.nanos();
    long wait = Long.MAX_VALUE;
    boolean someInFlight = false;
    for (Attempt attempt : active) {
      wait = Math.min(wait, Math.max(0, attempt.nextTimer() - now));
      someInFlight |= attempt.inFlight();
    }
    if (someInFlight) {
      return arrivals.poll(wait, TimeUnit.NANOSECONDS);
    }
    time.sleep(Duration.ofNanos(wait));
    return null;
  }

  private @Nullable Finished settle(Arrival arrival) {
    Attempt attempt = arrival.attempt();
    if (!attempt.isWaitingFor(arrival.exchange())) {
      return null;
    }
    Reply reply = arrival.reply();
    LookUp lookUp;
    String retryAfter = null;
    if (reply != null) {
      session.serverClock().hear(reply.headers().date());
      lookUp = session.interpreter().interpret(attempt.testCase(), reply);
      retryAfter = reply.headers().retryAfter();
    } else {
      Throwable error = arrival.error() != null ? arrival.error() : new IllegalStateException();
      lookUp = LookUp.failed(attempt.testCase(), session.transportFailures().explain(error));
    }
    return lookUp.failure() == null
        ? finish(attempt, lookUp)
        : failed(attempt, lookUp.failure(), retryAfter);
  }

  private @Nullable Finished failed(Attempt attempt, Failure failure, @Nullable String retryAfter) {
    long now = session.time().nanos();
    RetryPolicy retry = session.pace().retry();
    if (!retry.isTransient(failure)) {
      return finish(attempt, LookUp.failed(attempt.testCase(), failure));
    }
    Duration delay = retry.delay(attempt.tries(), retryAfter, session.serverClock().read().now());
    boolean inTime = delay.compareTo(Duration.ofNanos(attempt.deadline() - now)) < 0;
    if (!inTime) {
      return finish(attempt, LookUp.failed(attempt.testCase(), failure));
    }
    long until = now + delay.toNanos();
    if (failure.httpStatus() != null && failure.httpStatus() == TOO_MANY_REQUESTS) {
      pausedUntil = pausedUntil - until > 0 ? pausedUntil : until;
    }
    if (attempt.tries() > retry.retries()) {
      return finish(attempt, LookUp.failed(attempt.testCase(), failure));
    }
    session.wire().line("* " + failure.message() + "; trying again in " + delay.toMillis() + " ms");
    attempt.tryAgainAt(until, failure);
    return null;
  }

  private @Nullable Finished expire() {
    long now = session.time().nanos();
    for (Attempt attempt : active) {
      if (attempt.inFlight() && now - attempt.deadline() >= 0) {
        attempt.cancel();
        return finish(attempt, LookUp.failed(attempt.testCase(), session.tooSlow()));
      }
    }
    return null;
  }

  private Finished finish(Attempt attempt, LookUp lookUp) {
    active.remove(attempt);
    return new Finished(attempt.place(), lookUp);
  }
}
