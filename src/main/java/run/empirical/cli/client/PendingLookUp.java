package run.empirical.cli.client;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LookUpResult;
import run.empirical.cli.model.TestCase;

/**
 * A look-up in progress: its request is in flight, or waits to be sent. All times are {@code
 * Time.nanos} values.
 */
final class PendingLookUp {
  private final TestCase testCase;
  private final int index;
  private Deadline deadline;
  private long dueAt;
  private long sentAt;

  /** The number of retries so far; requests that were rate limited do not count. */
  private int retries;

  /** The reply to the request in flight; null if none is in flight. */
  private @Nullable CompletableFuture<Reply> reply;

  private @Nullable Failure lastFailure;
  private @Nullable LookUpResult result;

  /**
   * Creates a look-up whose request is due now.
   *
   * @param index its place in the list
   */
  PendingLookUp(TestCase testCase, int index, Deadline deadline, long now) {
    this.testCase = testCase;
    this.index = index;
    this.deadline = deadline;
    this.dueAt = now;
  }

  TestCase testCase() {
    return testCase;
  }

  int index() {
    return index;
  }

  Deadline deadline() {
    return deadline;
  }

  int retries() {
    return retries;
  }

  boolean isInFlight() {
    return reply != null;
  }

  /** The failure of the last finished request; null if there was none. */
  @Nullable Failure lastFailure() {
    return lastFailure;
  }

  /** Null until the look-up is over. */
  @Nullable LookUpResult result() {
    return result;
  }

  /** The nanoseconds until its next event, unless a reply arrives earlier. */
  long untilNextEvent(long now) {
    if (result != null) {
      return 0;
    }
    return reply != null ? deadline.left(now) : dueAt - now;
  }

  void sent(CompletableFuture<Reply> newReply, long now) {
    reply = newReply;
    sentAt = now;
  }

  /** Takes the reply to the request in flight, which is then over. There must be one. */
  CompletableFuture<Reply> takeReply() {
    CompletableFuture<Reply> taken = Objects.requireNonNull(reply);
    reply = null;
    return taken;
  }

  /** Remembers why its last request failed. */
  void remember(Failure failure) {
    lastFailure = failure;
  }

  void retryAt(long time) {
    retries++;
    dueAt = time;
  }

  /** Makes its request due again, as if it had never been sent. */
  void undo(long now) {
    deadline = deadline.later(now - sentAt);
    dueAt = now;
  }

  /** Delays its request to the end of a pause, and its deadline by the same time. */
  void postpone(long until) {
    if (until - dueAt > 0) {
      deadline = deadline.later(until - dueAt);
      dueAt = until;
    }
  }

  void cancel() {
    if (reply != null) {
      reply.cancel(true);
      reply = null;
    }
  }

  void answer(List<LastPass> passes) {
    result = LookUpResult.answered(testCase, passes);
  }

  void fail(Failure failure) {
    result = LookUpResult.failed(testCase, failure);
  }

  /**
   * Ends it early: with its last failure or, if there is none or a request is in flight, as
   * unfinished for this reason. Does nothing if it is over.
   */
  void end(Failure why) {
    if (result != null) {
      return;
    }
    Failure last = reply == null ? lastFailure : null;
    cancel();
    result =
        last != null ? LookUpResult.failed(testCase, last) : LookUpResult.unfinished(testCase, why);
  }
}
