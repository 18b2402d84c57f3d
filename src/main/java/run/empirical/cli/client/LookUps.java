package run.empirical.cli.client;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.time.RunClock;
import run.empirical.cli.time.Time;

/** Looks up test cases, in one {@link Round} or several, which know nothing of each other. */
public final class LookUps implements AutoCloseable {
  private final LastPassApi api;
  private final Exchanges exchanges;
  private final RequestLimits limits;
  private final Time time;
  private final RunClock clock;

  /**
   * The result of a round.
   *
   * @param lookUps one for each test case, in input order
   * @param notBefore the earliest time, in {@code Time.nanos}, at which the API wants more requests
   */
  public record RoundResult(List<LookUp> lookUps, long notBefore) {}

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
    this.api = api;
    this.clock = new RunClock(time);
    this.exchanges = new Exchanges(api, connection, time, clock, log);
    this.limits = limits;
    this.time = time;
  }

  /**
   * Looks up all test cases. When the API is down, or asks for a pause that is too long, the rest
   * are not sent. An exception from the listener cancels every exchange.
   *
   * @param deadline when look-ups in progress are cut off; they get its failure. Null for never
   * @param listener follows the look-ups
   */
  public RoundResult run(
      List<TestCase> testCases,
      LookBackWindow window,
      @Nullable Deadline deadline,
      LookUpListener listener)
      throws InterruptedException {
    return new Round(exchanges, limits, time, testCases, window, deadline, listener).run();
  }

  /** This machine's clock, and the server's as its answers tell it. */
  public RunClock clock() {
    return clock;
  }

  @Override
  public void close() {
    api.close();
  }
}
