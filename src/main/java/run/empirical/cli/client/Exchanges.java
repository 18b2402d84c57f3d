package run.empirical.cli.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.text.Redaction;
import run.empirical.cli.time.RunClock;
import run.empirical.cli.time.Time;

/**
 * Sends requests and reads what comes back, and logs both. The dates of answers set the run's
 * clock; those of other replies may be a proxy's.
 */
final class Exchanges implements AutoCloseable {
  private final LastPassApi api;
  private final Time time;
  private final ExchangeLog log;
  private final ApiUrl url;
  private final ReplyInterpreter interpreter;
  private final TransportFailures transportFailures;
  private final RunClock clock;

  /** The {@code Date} that was read last: almost all answers of a batch have the same. */
  private @Nullable String lastDate;

  /**
   * What came of one request.
   *
   * @param passes the answer; null after a failure
   * @param failure why there is no answer; null if there is one
   * @param retryAfter how long the API asks to wait after a failure; null if it does not say
   */
  record Result(
      @Nullable List<LastPass> passes, @Nullable Failure failure, @Nullable Duration retryAfter) {}

  Exchanges(LastPassApi api, ConnectionSettings connection, Time time, ExchangeLog log) {
    Redaction redaction = connection.redaction();
    this.api = api;
    this.time = time;
    this.log = log;
    this.url = connection.url();
    this.interpreter = new ReplyInterpreter(url, redaction);
    this.transportFailures = new TransportFailures(url, redaction, connection.proxy());
    this.clock = new RunClock(time);
  }

  RunClock clock() {
    return clock;
  }

  /** Sends a request; {@link #result} reads its reply. Cancelling it ends the exchange. */
  CompletableFuture<Reply> send(TestCase testCase, LookBackWindow window) {
    log.request(testCase.id(), window);
    return api.ask(testCase.id(), window);
  }

  /** Reads what came of a request, which must have ended. */
  Result result(TestCase testCase, LookBackWindow window, CompletableFuture<Reply> exchange) {
    Reply reply;
    try {
      reply = exchange.join();
    } catch (CompletionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      return new Result(null, transportFailures.explain(cause), null);
    }
    log.reply(testCase.id(), reply);
    try {
      List<LastPass> passes = interpreter.lastPasses(reply, window);
      setClock(reply);
      return new Result(passes, null, null);
    } catch (FailureException e) {
      return new Result(null, e.failure(), reply.retryAfter(time.now()));
    }
  }

  private void setClock(Reply answer) {
    String date = answer.header("date");
    if (date == null || date.equals(lastDate)) {
      return;
    }
    lastDate = date;
    Instant server = answer.date();
    if (server != null) {
      clock.serverSays(server);
    }
  }

  /** Logs that a failed request is sent again after a delay. */
  void logRetry(TestCase testCase, Failure failure, Duration delay) {
    log.retry(testCase.id(), failure, delay);
  }

  /**
   * The failure of a look-up that has no answer at its deadline.
   *
   * @param before the failure of its try before; null if there was none
   */
  Failure timedOut(Deadline deadline, @Nullable Failure before) {
    return deadline.passed(before == null ? " from " + url : "", before);
  }

  @Override
  public void close() {
    api.close();
  }
}
