package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow.Subscription;
import org.junit.jupiter.api.Test;

/** The limit of a reply's body. */
class BoundedBodyTest {
  private final List<String> events = new ArrayList<>();
  private final BoundedBody body = new BoundedBody();
  private final CompletableFuture<byte[]> whole = body.getBody().toCompletableFuture();

  BoundedBodyTest() {
    body.onSubscribe(
        new Subscription() {
          @Override
          public void request(long count) {
            events.add("request " + count);
          }

          @Override
          public void cancel() {
            events.add(whole.isDone() ? "cancel after the body" : "cancel");
          }
        });
  }

  @Test
  void readsTheLargestBodyToItsEnd() {
    receive(Reply.MAX_BODY);
    assertEquals(List.of("request " + Long.MAX_VALUE), events);
    assertFalse(whole.isDone());

    body.onComplete();

    assertEquals(Reply.MAX_BODY, whole.join().length);
  }

  @Test
  void stopsAtTheFirstByteAboveTheLimit() {
    receive(Reply.MAX_BODY - 1);
    receive(3);
    receive(3);

    assertEquals(List.of("request " + Long.MAX_VALUE, "cancel after the body"), events);
    assertEquals(Reply.MAX_BODY + 1, whole.join().length);
  }

  @Test
  void failsWithTheConnection() {
    body.onError(new IllegalStateException("lost"));
    assertTrue(whole.isCompletedExceptionally());
  }

  private void receive(int bytes) {
    body.onNext(List.of(ByteBuffer.allocate(bytes)));
  }
}
