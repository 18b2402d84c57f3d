package run.empirical.cli.client;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.text.Redaction;
import run.empirical.cli.time.RunClock;
import run.empirical.cli.time.Time;

/**
 * Sends requests, says what came back, and logs both. Only the thread that runs the look-ups calls
 * it.
 */
final class Exchanges {
  private final LastPassApi api;
  private final ReplyInterpreter interpreter;
  private final TransportFailures transportFailures;
  private final Time time;
  private final RunClock clock;
  private final ExchangeLog log;

  /** The {@code Date} that was read last: almost all answers of a batch have the same. */
  private @Nullable String lastDate;

  /**
   * The result of one try.
   *
   * @param requestedDelay how long the reply asks to wait before the next one; null if it does not
   */
  record TryResult(LookUp lookUp, @Nullable Duration requestedDelay) {}

  Exchanges(
      LastPassApi api,
      ConnectionSettings connection,
      Time time,
      RunClock clock,
      @Nullable Consumer<List<String>> log) {
    Redaction redaction = connection.redaction();
    this.api = api;
    this.interpreter = new ReplyInterpreter(connection.url(), redaction);
    this.transportFailures = new TransportFailures(connection.url(), redaction, connection.proxy());
    this.time = time;
    this.clock = clock;
    this.log = new ExchangeLog(connection, log);
  }

  /** Sends a look-up's request; it adds itself to the arrivals when the exchange has ended. */
  void send(PendingLookUp pending, Queue<PendingLookUp> arrivals) {
    log.request(pending.testCase().id(), pending.window());
    pending.send(api, arrivals);
  }

  /** The result of a try that has ended. An answer's date sets the run's clock. */
  TryResult result(TestCase testCase, CompletableFuture<Reply> exchange) {
    Reply reply;
    try {
      reply = exchange.join();
    } catch (CompletionException e) {
      Throwable error = Objects.requireNonNullElse(e.getCause(), e);
      return new TryResult(LookUp.failed(testCase, transportFailures.explain(error)), null);
    }
    log.reply(testCase.id(), reply);
    LookUp lookUp = interpreter.interpret(testCase, reply);
    if (lookUp.failure() != null) {
      return new TryResult(lookUp, RequestLimits.requestedDelay(reply, time.now()));
    }
    String date = reply.header("date");
    if (date != null && !date.equals(lastDate)) {
      lastDate = date;
      if (reply.date() != null) {
        clock.serverSays(reply.date());
      }
    }
    return new TryResult(lookUp, null);
  }

  void logRetry(TestCase testCase, Failure failure, Duration delay) {
    log.retry(testCase.id(), failure, delay);
  }

  /** The failure of a look-up that has no answer within this time. */
  Failure timedOut(Duration timeout) {
    return transportFailures.timedOut(timeout);
  }
}
