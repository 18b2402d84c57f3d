package run.empirical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
class AtomicOutputTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @Test
  void finishesTheDocumentThatHasBegun() throws IOException {
    CountDownLatch stopping = new CountDownLatch(1);
    AtomicOutput out = new AtomicOutput(written, () -> signals(stopping, false), System::nanoTime);
    write(out, "[1,");
    CompletableFuture<Void> stopped = CompletableFuture.runAsync(out::stop);
    await(stopping);

    write(out, "2]\n");
    out.flush();

    stopped.join();
    assertEquals("[1,2]\n", written.toString(StandardCharsets.UTF_8));
  }

  @Test
  void stopsAtALineOnATerminal() throws IOException {
    AtomicOutput out = new AtomicOutput(written, () -> true, System::nanoTime);
    write(out, "a line\n");

    out.stop();

    CompletableFuture<Void> more =
        CompletableFuture.runAsync(() -> assertTrue(neverWrites(out, "more\n")));
    assertEquals(false, more.isDone());
    assertEquals("a line\n", written.toString(StandardCharsets.UTF_8));
  }

  /** For example into a pager that shows a full page. */
  @Test
  void doesNotWaitForAReaderThatDoesNotRead() throws IOException {
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    AtomicOutput out =
        new AtomicOutput(
            new OutputStream() {
              @Override
              public void write(int b) {
                writing.countDown();
                AtomicOutputTest.await(never);
              }
            },
            () -> false,
            System::nanoTime);
    Thread writer = new Thread(() -> neverWrites(out, "x"));
    writer.setDaemon(true);
    writer.start();
    await(writing);

    out.stop();

    assertTrue(writer.isAlive());
  }

  private static boolean signals(CountDownLatch stopping, boolean terminal) {
    stopping.countDown();
    return terminal;
  }

  private static boolean neverWrites(AtomicOutput out, String text) {
    try {
      write(out, text);
      return false;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
