package run.empirical.cli.client;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.TestCase;

/** A look-up in progress, with its tries and its deadline; times are {@code Time.nanos} values. */
final class PendingLookUp {
  private final TestCase testCase;
  private final LookBackWindow window;
  private final int index;
  private long deadline;
  private long notBefore;
  private int tries;
  private @Nullable CompletableFuture<Reply> exchange;
  private @Nullable Failure lastFailure;
  private @Nullable LookUp result;

  /** A look-up that starts now; {@code index} is its position in the input. */
  PendingLookUp(TestCase testCase, LookBackWindow window, int index, long now, Duration timeout) {
    this.testCase = testCase;
    this.window = window;
    this.index = index;
    this.notBefore = now;
    this.deadline = now + timeout.toNanos();
  }

  TestCase testCase() {
    return testCase;
  }

  LookBackWindow window() {
    return window;
  }

  int index() {
    return index;
  }

  /** How often its request was sent. */
  int tries() {
    return tries;
  }

  /** The try in flight; null during a pause, and when it is over. */
  @Nullable CompletableFuture<Reply> exchange() {
    return exchange;
  }

  /** Its result; null until it is over. */
  @Nullable LookUp result() {
    return result;
  }

  /** Whether the deadline is at this time or before. */
  boolean endsBy(long nanos) {
    return nanos - deadline >= 0;
  }

  /** When something is due if no reply arrives first. */
  long nextTimer() {
    return exchange != null ? deadline : notBefore;
  }

  /** The failure of the try before the next one; null before the first. */
  @Nullable Failure lastFailure() {
    return lastFailure;
  }

  /** Whether it is time to send the request. */
  boolean isDue(long now) {
    return exchange == null && notBefore - now <= 0;
  }

  /** Pauses; the deadline moves by the same amount. */
  void postpone(long nanos) {
    deadline += nanos - notBefore;
    notBefore = nanos;
  }

  /** Sends the request; adds itself to the arrivals when the exchange has ended. */
  void send(LastPassApi api, Queue<PendingLookUp> arrivals) {
    CompletableFuture<Reply> sent = api.ask(testCase.id(), window);
    exchange = sent;
    tries++;
    CompletableFuture<Reply> unused = sent.whenComplete((reply, error) -> arrivals.add(this));
  }

  /** Waits after a failed try. */
  void retryAt(long nanos, Failure failure) {
    exchange = null;
    notBefore = nanos;
    lastFailure = failure;
  }

  void fail(Failure failure) {
    finish(LookUp.failed(testCase, failure));
  }

  /**
   * Ends it early. Between two tries, its result is the failure of the last one; otherwise it has
   * none, for this reason.
   */
  void end(Failure why) {
    Failure last = exchange == null ? lastFailure : null;
    cancel();
    finish(last != null ? LookUp.failed(testCase, last) : LookUp.unfinished(testCase, why));
  }

  void finish(LookUp lookUp) {
    exchange = null;
    result = lookUp;
  }

  void cancel() {
    if (exchange != null) {
      exchange.cancel(true);
      exchange = null;
    }
  }
}
