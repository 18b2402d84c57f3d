package run.empirical.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** Makes writes atomic: a signal ends the process between two writes, never during one. */
final class AtomicOutput extends OutputStream {
  private static final long STOP_TIMEOUT_MILLIS = 500;

  private final OutputStream out;
  private final ReentrantLock lock = new ReentrantLock();

  AtomicOutput(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    lock.lock();
    try {
      out.write(bytes, offset, length);
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the current write, with a time limit, and blocks further ones. */
  void stop() {
    try {
      boolean unused = lock.tryLock(STOP_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
