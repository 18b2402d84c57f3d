package run.empirical.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Ends cleanly on a signal: between two lines on a terminal, else after the document that has
 * begun. A document is all that is written between two flushes.
 */
final class AtomicOutput extends OutputStream {
  /** How long a write may take after a signal. */
  private static final long STALLED_MILLIS = 500;

  private static final long LONGEST_NANOS = Duration.ofSeconds(5).toNanos();

  private final OutputStream out;
  private final BooleanSupplier terminal;
  private final LongSupplier nanos;
  private long writes;
  private boolean writing;
  private boolean documentOpen;
  private boolean stopped;

  /**
   * Wraps a stream.
   *
   * @param terminal whether the stream is a terminal, on which each write ends with a line
   * @param nanos a clock, in nanoseconds
   */
  AtomicOutput(OutputStream out, BooleanSupplier terminal, LongSupplier nanos) {
    this.out = out;
    this.terminal = terminal;
    this.nanos = nanos;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    begin();
    try {
      out.write(bytes, offset, length);
    } finally {
      end();
    }
  }

  @Override
  public synchronized void flush() {
    documentOpen = false;
    notifyAll();
  }

  /** Waits until the output may end, while writes proceed, and blocks further ones. */
  synchronized void stop() {
    boolean lineByLine = terminal.getAsBoolean();
    long end = nanos.getAsLong() + LONGEST_NANOS;
    try {
      while ((writing || (documentOpen && !lineByLine)) && end - nanos.getAsLong() > 0) {
        long before = writes;
        wait(STALLED_MILLIS);
        if (writes == before && (writing || documentOpen)) {
          break;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    stopped = true;
  }

  private synchronized void begin() throws IOException {
    try {
      while (stopped) {
        wait();
      }
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
    writing = true;
    documentOpen = true;
  }

  private synchronized void end() {
    writing = false;
    writes++;
    notifyAll();
  }
}
