package run.empirical.cli.client;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.TestCase;

/** A look-up in progress; times are {@code Time.nanos} values. */
final class PendingLookUp {
  private final TestCase testCase;
  private final LookBackWindow window;
  private final int place;
  private long deadline;
  private long notBefore;
  private int tries;
  private @Nullable CompletableFuture<Reply> exchange;
  private @Nullable Failure lastFailure;

  PendingLookUp(TestCase testCase, LookBackWindow window, int place, long now, long deadline) {
    this.testCase = testCase;
    this.window = window;
    this.place = place;
    this.notBefore = now;
    this.deadline = deadline;
  }

  TestCase testCase() {
    return testCase;
  }

  LookBackWindow window() {
    return window;
  }

  int place() {
    return place;
  }

  void sent(CompletableFuture<Reply> newExchange) {
    exchange = newExchange;
    tries++;
  }

  void tryAgainAt(long time, Failure failure) {
    exchange = null;
    notBefore = time;
    lastFailure = failure;
  }

  /** Pauses until then; the deadline moves by the same amount. */
  void hold(long until) {
    deadline += until - notBefore;
    notBefore = until;
  }

  void cancel() {
    CompletableFuture<Reply> current = exchange;
    exchange = null;
    if (current != null) {
      current.cancel(true);
    }
  }

  boolean inFlight() {
    return exchange != null;
  }

  boolean isWaitingFor(CompletableFuture<Reply> arrived) {
    return exchange == arrived;
  }

  /** When this look-up needs attention if no reply arrives first. */
  long nextTimer() {
    return inFlight() ? deadline : notBefore;
  }

  long deadline() {
    return deadline;
  }

  long notBefore() {
    return notBefore;
  }

  int tries() {
    return tries;
  }

  @Nullable Failure lastFailure() {
    return lastFailure;
  }
}
