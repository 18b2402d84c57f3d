package run.empirical.cli.client;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Collects a reply's body, and stops after the first byte above the limit. */
final class BoundedBody implements BodySubscriber<byte[]> {
  /** The most that a reply may have, in bytes: 16 MiB. */
  static final int LIMIT = 16 * 1024 * 1024;

  private static final int FIRST_SIZE = 1024;

  private final CompletableFuture<byte[]> content = new CompletableFuture<>();
  private byte[] bytes = new byte[FIRST_SIZE];
  private int length;
  private @Nullable Subscription subscription;

  @Override
  public CompletionStage<byte[]> getBody() {
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
      content.completeExceptionally(e);
      cancel();
    }
  }

  private void take(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      int more = Math.min(buffer.remaining(), LIMIT + 1 - length);
      if (length + more > bytes.length) {
        bytes =
            Arrays.copyOf(bytes, Math.min(LIMIT + 1, Math.max(length + more, bytes.length * 2)));
      }
      buffer.get(bytes, length, more);
      length += more;
      if (length > LIMIT) {
        // Complete first: over HTTP/2, cancelling fails an exchange that has no body yet.
        onComplete();
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
    content.complete(Arrays.copyOf(bytes, length));
  }

  private void cancel() {
    if (subscription != null) {
      subscription.cancel();
    }
  }
}
