package run.empirical.cli.client;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Collects a reply's body, up to a size limit. */
final class BoundedBody implements BodySubscriber<BoundedBody.Content> {
  /** The most that is read, in bytes: 16 MiB. */
  static final int LIMIT = 16 * 1024 * 1024;

  /** A complete, empty body. */
  static final Content EMPTY = new Content(new byte[0], true);

  private static final int FIRST_SIZE = 1024;

  private final CompletableFuture<Content> content = new CompletableFuture<>();
  private byte[] bytes = new byte[FIRST_SIZE];
  private int length;
  private @Nullable Subscription subscription;

  /**
   * What was read of a body.
   *
   * @param bytes the bytes, at most {@link #LIMIT}
   * @param complete whether that is the whole body
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Content(byte[] bytes, boolean complete) {}

  /** A bug in this class. The client reports it as a failed exchange. */
  static final class BodyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BodyException(Throwable cause) {
      super(cause);
    }
  }

  @Override
  public CompletionStage<Content> getBody() {
    return content;
  }

  @Override
  public void onSubscribe(Subscription newSubscription) {
    subscription = newSubscription;
    newSubscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    try {
      take(buffers);
    } catch (RuntimeException | Error e) {
      content.completeExceptionally(new BodyException(e));
      cancel();
    }
  }

  private void take(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      int more = Math.min(buffer.remaining(), LIMIT - length);
      boolean tooLarge = more < buffer.remaining();
      if (length + more > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.min(LIMIT, Math.max(length + more, bytes.length * 2)));
      }
      buffer.get(bytes, length, more);
      length += more;
      if (tooLarge) {
        // Complete first: over HTTP/2, cancelling fails an exchange that has no body yet.
        content.complete(new Content(trimmed(), false));
        cancel();
        return;
      }
    }
  }

  @Override
  public void onError(Throwable error) {
    content.completeExceptionally(error);
  }

  @Override
  public void onComplete() {
    content.complete(new Content(trimmed(), true));
  }

  private void cancel() {
    if (subscription != null) {
      subscription.cancel();
    }
  }

  private byte[] trimmed() {
    return Arrays.copyOf(bytes, length);
  }
}
