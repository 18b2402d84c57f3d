package run.empirical.cli.client;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.time.RunClock;
import run.empirical.cli.time.Time;

/** Looks up test cases, once or several times; a time knows nothing of the one before. */
public final class LookUps implements AutoCloseable {
  private final Exchanges exchanges;
  private final RetryPolicy retries;
  private final int concurrency;
  private final Time time;

  /** Follows look-ups, on the thread that runs them. */
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

    /**
     * Nothing is in flight and nothing will be sent for some time, because of a rate limit. Called
     * when that begins, and then instead of {@link #tick}.
     */
    default void paused(Duration left) {}
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
    this.exchanges = new Exchanges(api, connection, time, new ExchangeLog(connection, log));
    this.retries = retries;
    this.concurrency = concurrency;
    this.time = time;
  }

  /**
   * Looks up each test case once. When the API is down, or a rate limit is not waited for, the rest
   * are not sent. An exception from the listener cancels every exchange.
   *
   * @param deadline when look-ups in progress are cut off; they get its failure. Null for never
   * @param listener follows the look-ups
   */
  public RoundResult run(
      List<TestCase> testCases,
      LookBackWindow window,
      @Nullable Deadline deadline,
      Listener listener)
      throws InterruptedException {
    Round round =
        new Round(exchanges, retries, concurrency, time, testCases, window, deadline, listener);
    return round.run();
  }

  /** This machine's clock, and the server's as its answers tell it. */
  public RunClock clock() {
    return exchanges.clock();
  }

  @Override
  public void close() {
    exchanges.close();
  }
}
