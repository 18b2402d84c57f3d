package run.empirical.cli.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.connection.ConnectionSettings;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LastPassRequest;
import run.empirical.cli.text.Redaction;
import run.empirical.cli.time.RunClock;
import run.empirical.cli.time.Time;

/** Sends the requests of a run, reads and logs the replies, and keeps the server's clock. */
public final class ApiSession implements AutoCloseable {
  private final LastPassApi api;
  private final int concurrency;
  private final Time time;
  private final ExchangeLog log;
  private final ReplyInterpreter interpreter;
  private final TransportFailures transportFailures;
  private final RunClock clock;

  /** The last {@code Date}. Most answers repeat it, and need not be parsed again. */
  private @Nullable String lastDate;

  /** The time of the last {@code Date}; null if there is none, or it is invalid. */
  private @Nullable Instant lastTime;

  /**
   * Creates a session over HTTP; connects at the first look-up.
   *
   * @param concurrency look-ups in flight at once, at least 1
   * @param log gets the lines of each request, reply and retry, without secrets, on the thread that
   *     runs the look-ups; null to log nothing
   */
  public ApiSession(
      ConnectionSettings connection,
      int concurrency,
      Time time,
      @Nullable Consumer<List<String>> log) {
    this(new HttpLastPassApi(connection, concurrency), connection, concurrency, time, log);
  }

  /** Creates a session over a client, which is closed with it. */
  ApiSession(
      LastPassApi api,
      ConnectionSettings connection,
      int concurrency,
      Time time,
      @Nullable Consumer<List<String>> log) {
    Redaction redaction = connection.redaction();
    this.api = api;
    this.concurrency = concurrency;
    this.time = time;
    this.log = new ExchangeLog(connection, log);
    this.interpreter =
        new ReplyInterpreter(connection.url(), connection.projectId() != null, redaction);
    this.transportFailures = new TransportFailures(connection.url(), redaction, connection.proxy());
    this.clock = new RunClock(time);
  }

  /** How many requests may be in flight. */
  public int concurrency() {
    return concurrency;
  }

  public Time time() {
    return time;
  }

  /** The API's base URL, for messages. */
  public String url() {
    return interpreter.url().toString();
  }

  /** This machine's clock and the server's. The dates of answers set the server's. */
  public RunClock clock() {
    return clock;
  }

  /**
   * Sends a request.
   *
   * @param ended called once, on any thread, when the exchange has ended or is cancelled; then
   *     {@link Exchange#result} does not wait
   */
  public Exchange send(LastPassRequest request, Runnable ended) {
    log.request(request);
    return new Exchange(request, api.send(request, ended));
  }

  /** A request that was sent, and its reply. */
  public final class Exchange {
    private final LastPassRequest request;
    private final Future<Reply> received;

    private Exchange(LastPassRequest request, Future<Reply> received) {
      this.request = request;
      this.received = received;
    }

    /** Ends the exchange. */
    public void cancel() {
      received.cancel(true);
    }

    /**
     * Waits for the reply and reads it, or explains why there is none. The date of an answer sets
     * the server's clock.
     */
    public RequestResult result() throws InterruptedException {
      Reply reply;
      try {
        reply = received.get();
      } catch (ExecutionException e) {
        Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
        return new RequestResult(List.of(), transportFailures.explain(cause), null);
      }
      log.reply(request.testCaseId(), reply);
      try {
        List<LastPass> passes = interpreter.lastPasses(reply, request);
        setClock(reply);
        return new RequestResult(passes, null, null);
      } catch (FailureException e) {
        return new RequestResult(List.of(), e.failure(), reply.retryAfter(time.now()));
      }
    }
  }

  /** Sets the server's clock by an answer. Other replies may come from a proxy, with its date. */
  private void setClock(Reply answer) {
    String date = answer.header("date");
    if (!Objects.equals(date, lastDate)) {
      lastDate = date;
      lastTime = answer.date();
    }
    if (lastTime != null) {
      clock.setServer(lastTime);
    }
  }

  /** Logs that a failed request is sent again after a delay. */
  public void logRetry(LastPassRequest request, Failure failure, Duration delay) {
    log.retry(request.testCaseId(), failure, delay);
  }

  @Override
  public void close() {
    api.close();
  }
}
