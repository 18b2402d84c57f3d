package run.empirical.cli.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow.Subscription;
import org.junit.jupiter.api.Test;

class BoundedBodyTest {
  private final BoundedBody body = new BoundedBody();
  private long requested;
  private int cancellations;
  private boolean cancelledTooEarly;

  BoundedBodyTest() {
    body.onSubscribe(
        new Subscription() {
          @Override
          public void request(long number) {
            requested += number;
          }

          @Override
          public void cancel() {
            cancellations++;
            // The exchange must have its body by now, or over HTTP/2 it would fail.
            cancelledTooEarly |= !body.getBody().toCompletableFuture().isDone();
          }
        });
  }

  @Test
  void keepsEveryByteInOrder() {
    byte[] whole = new byte[5000];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = (byte) (i * 31);
    }
    body.onNext(List.of(ByteBuffer.wrap(whole, 0, 10), ByteBuffer.wrap(whole, 10, 1014)));
    body.onNext(List.of(ByteBuffer.wrap(whole, 1024, 1)));
    body.onNext(List.of(ByteBuffer.wrap(whole, 1025, 3975)));
    body.onComplete();

    assertEquals(Long.MAX_VALUE, requested);
    assertArrayEquals(whole, content());
  }

  @Test
  void isCompleteAtTheLimit() {
    body.onNext(List.of(ByteBuffer.allocate(BoundedBody.LIMIT - 1), ByteBuffer.allocate(1)));
    body.onComplete();

    assertEquals(BoundedBody.LIMIT, content().length);
    assertEquals(0, cancellations);
  }

  @Test
  void stopsReadingAboveTheLimit() {
    body.onNext(
        List.of(
            ByteBuffer.allocate(BoundedBody.LIMIT),
            ByteBuffer.allocate(1),
            ByteBuffer.allocate(1)));

    assertEquals(BoundedBody.LIMIT + 1, content().length);
    assertEquals(1, cancellations);
    assertEquals(false, cancelledTooEarly);
  }

  @Test
  void propagatesConnectionErrors() {
    EOFException error = new EOFException("cut short");
    body.onError(error);

    CompletionException thrown = assertThrows(CompletionException.class, this::content);
    assertSame(error, thrown.getCause());
  }

  @Test
  void failsWithInternalErrors() {
    List<ByteBuffer> nonsense = new ArrayList<>();
    nonsense.add(null);
    body.onNext(nonsense);

    CompletionException thrown = assertThrows(CompletionException.class, this::content);
    assertInstanceOf(NullPointerException.class, thrown.getCause());
    assertEquals(1, cancellations);
  }

  private byte[] content() {
    return body.getBody().toCompletableFuture().join();
  }
}
