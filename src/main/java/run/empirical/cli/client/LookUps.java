package run.empirical.cli.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.text.Redaction;
import run.empirical.cli.time.Clocks;
import run.empirical.cli.time.Time;

/**
 * Looks up test cases, in one {@link Round} or several. Of a round, only the server's clock is
 * remembered.
 */
public final class LookUps implements AutoCloseable {
  private final LastPassApi api;
  private final ReplyInterpreter interpreter;
  private final TransportFailures transportFailures;
  private final RequestLimits limits;
  private final Time time;
  private final ExchangeLog log;

  /** The last answer's {@code Date}, parsed when it is needed; null if no answer had one. */
  private @Nullable String date;

  /** When it arrived, by this machine's clock. */
  private Instant dated = Instant.EPOCH;

  /**
   * The result of a round.
   *
   * @param lookUps one for each test case, in input order
   * @param notBefore the earliest time, in {@code Time.nanos}, at which the API wants more requests
   */
  public record Results(List<LookUp> lookUps, long notBefore) {}

  /**
   * The result of one try.
   *
   * @param requestedDelay how long the reply asks to wait before the next one; null if it does not
   */
  record Outcome(LookUp lookUp, @Nullable Duration requestedDelay) {}

  /**
   * Creates look-ups over HTTP; connects at the first one.
   *
   * @param log gets the lines of each request, reply and retry, without secrets, on the thread that
   *     runs the look-ups; null to log nothing
   */
  public LookUps(
      ConnectionSettings connection,
      RequestLimits limits,
      Time time,
      @Nullable Consumer<List<String>> log) {
    this(new HttpLastPassApi(connection, limits.concurrency()), connection, limits, time, log);
  }

  /** Creates look-ups over a client, which is closed with them. */
  LookUps(
      LastPassApi api,
      ConnectionSettings connection,
      RequestLimits limits,
      Time time,
      @Nullable Consumer<List<String>> log) {
    Redaction redaction = connection.redaction();
    this.api = api;
    this.interpreter = new ReplyInterpreter(connection.url(), redaction);
    this.transportFailures = new TransportFailures(connection.url(), redaction, connection.proxy());
    this.limits = limits;
    this.time = time;
    this.log = new ExchangeLog(connection, log);
  }

  /** The current time on this machine's clock and on the server's. */
  public Clocks clocks() {
    Instant now = time.now();
    Instant server = Reply.time(date);
    return new Clocks(now, server == null ? null : server.plus(Duration.between(dated, now)));
  }

  /**
   * Looks up all test cases. When the API is down, or asks for a pause that is too long, the rest
   * are not sent. An exception from the listener cancels every exchange.
   *
   * @param deadline when look-ups in progress are cut off; they get its failure. Null for never
   * @param listener follows the look-ups
   */
  public Results run(
      List<TestCase> testCases,
      LookBackWindow window,
      @Nullable Deadline deadline,
      LookUpListener listener)
      throws InterruptedException {
    return new Round(this, limits, time, testCases, window, deadline, listener).run();
  }

  @Override
  public void close() {
    api.close();
  }

  /** Sends a look-up's request. */
  void send(PendingLookUp pending, Queue<PendingLookUp> arrivals) {
    log.request(pending.testCase().id(), pending.window());
    pending.send(api, arrivals);
  }

  /** The result of a try that has ended. */
  Outcome outcome(TestCase testCase, CompletableFuture<Reply> exchange) {
    Reply reply;
    try {
      reply = exchange.join();
    } catch (CompletionException e) {
      Throwable error = Objects.requireNonNullElse(e.getCause(), e);
      return new Outcome(LookUp.failed(testCase, transportFailures.explain(error)), null);
    }
    log.reply(testCase.id(), reply);
    LookUp lookUp = interpreter.interpret(testCase, reply);
    if (lookUp.failure() != null) {
      return new Outcome(lookUp, RequestLimits.requestedDelay(reply, time.now()));
    }
    if (reply.header("date") != null) {
      date = reply.header("date");
      dated = time.now();
    }
    return new Outcome(lookUp, null);
  }

  void logRetry(TestCase testCase, Failure failure, Duration delay) {
    log.retry(testCase.id(), failure, delay);
  }

  Failure timedOut() {
    return transportFailures.timedOut(limits.timeout());
  }
}
