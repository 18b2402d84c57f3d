package run.empirical.cli.client;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.TestCase;

/** A look-up in progress, with its tries and its deadline; times are {@code Time.nanos} values. */
final class PendingLookUp {
  final TestCase testCase;
  final LookBackWindow window;

  /** Its position in the input. */
  final int place;

  long deadline;

  /** When the next try may be sent. */
  long notBefore;

  int tries;

  /** The try in flight; null during a pause, and at the end. */
  @Nullable CompletableFuture<Reply> exchange;

  /** Why the last try failed; null before the first one. */
  @Nullable Failure lastFailure;

  /** What came of it; null until it is over. */
  @Nullable LookUp result;

  PendingLookUp(TestCase testCase, LookBackWindow window, int place, long now, long deadline) {
    this.testCase = testCase;
    this.window = window;
    this.place = place;
    this.notBefore = now;
    this.deadline = deadline;
  }

  /** When something is due if no reply arrives first. */
  long nextTimer() {
    return exchange != null ? deadline : notBefore;
  }

  void pause(long until, Failure failure) {
    exchange = null;
    notBefore = until;
    lastFailure = failure;
  }

  void finish(LookUp lookUp) {
    exchange = null;
    result = lookUp;
  }

  void fail(Failure failure) {
    finish(LookUp.failed(testCase, failure));
  }

  void cancel() {
    if (exchange != null) {
      exchange.cancel(true);
      exchange = null;
    }
  }
}
