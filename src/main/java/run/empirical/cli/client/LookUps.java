package run.empirical.cli.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.text.Redaction;
import run.empirical.cli.time.RunClock;
import run.empirical.cli.time.Time;

/** Looks up test cases, in one {@link Round} or several, which know nothing of each other. */
public final class LookUps implements AutoCloseable {
  private final LastPassApi api;
  private final RetryPolicy retries;
  private final int concurrency;
  private final Time time;
  private final ExchangeLog log;
  private final ApiUrl url;
  private final ReplyInterpreter interpreter;
  private final TransportFailures transportFailures;
  private final RunClock clock;

  /** The {@code Date} that was read last: almost all answers of a batch have the same. */
  private @Nullable String lastDate;

  /** Follows the look-ups of one round, on the thread that runs them. */
  public interface Listener {
    /** A look-up is over; in any order. */
    void finished(LookUp lookUp);

    /**
     * After how many nanoseconds without a finished look-up {@link #tick} is called; by default,
     * never.
     */
    default long tickNanos() {
      return Long.MAX_VALUE;
    }

    /** Nothing has finished for a while. */
    default void tick() {}
  }

  /**
   * Creates look-ups over HTTP; connects at the first one.
   *
   * @param concurrency look-ups in flight at once, at least 1
   * @param log gets the lines of each request, reply and retry, without secrets, on the thread that
   *     runs the look-ups; null to log nothing
   */
  public LookUps(
      ConnectionSettings connection,
      RetryPolicy retries,
      int concurrency,
      Time time,
      @Nullable Consumer<List<String>> log) {
    this(new HttpLastPassApi(connection, concurrency), connection, retries, concurrency, time, log);
  }

  /** Creates look-ups over a client, which is closed with them. */
  LookUps(
      LastPassApi api,
      ConnectionSettings connection,
      RetryPolicy retries,
      int concurrency,
      Time time,
      @Nullable Consumer<List<String>> log) {
    Redaction redaction = connection.redaction();
    this.api = api;
    this.retries = retries;
    this.concurrency = concurrency;
    this.time = time;
    this.log = new ExchangeLog(connection, log);
    this.url = connection.url();
    this.interpreter = new ReplyInterpreter(url, redaction);
    this.transportFailures = new TransportFailures(url, redaction, connection.proxy());
    this.clock = new RunClock(time);
  }

  /**
   * One look-up of each test case.
   *
   * @param deadline when look-ups in progress are cut off; they get its failure. Null for never
   * @param listener follows the look-ups
   */
  public Round round(
      List<TestCase> testCases,
      LookBackWindow window,
      @Nullable Deadline deadline,
      Listener listener) {
    return new Round(this, testCases, window, deadline, listener);
  }

  /** This machine's clock, and the server's as its answers tell it. */
  public RunClock clock() {
    return clock;
  }

  @Override
  public void close() {
    api.close();
  }

  RetryPolicy retries() {
    return retries;
  }

  int concurrency() {
    return concurrency;
  }

  Time time() {
    return time;
  }

  ExchangeLog log() {
    return log;
  }

  CompletableFuture<Reply> send(TestCase testCase, LookBackWindow window) {
    log.request(testCase.id(), window);
    return api.ask(testCase.id(), window);
  }

  /** What a reply means. An answer's date sets the run's clock. */
  LookUp interpret(TestCase testCase, Reply reply) {
    log.reply(testCase.id(), reply);
    LookUp lookUp = interpreter.interpret(testCase, reply);
    String date = reply.header("date");
    if (lookUp.failure() == null && date != null && !date.equals(lastDate)) {
      lastDate = date;
      if (reply.date() != null) {
        clock.serverSays(reply.date());
      }
    }
    return lookUp;
  }

  /** Why there is no reply. */
  Failure explain(Throwable error) {
    return transportFailures.explain(error);
  }

  /** The failure of a look-up that has no answer at its deadline. */
  Failure timedOut(Deadline deadline) {
    return deadline.passed(" from " + url);
  }
}
