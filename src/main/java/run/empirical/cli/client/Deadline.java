package run.empirical.cli.client;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import run.empirical.cli.model.Time;

/**
 * When a look-up must be over.
 *
 * @param nanos on the clock of {@link Time#nanos}
 */
record Deadline(Time time, long nanos) {
  /** Ends the reading of a body. */
  static final class PassedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * The bytes of a body, read piece by piece. Behind the first, which any honest answer fits in, a
   * read throws {@link PassedException} once the deadline has passed.
   */
  InputStream reading(byte[] body) {
    return new Body(body, this);
  }

  private static final class Body extends ByteArrayInputStream {
    private final Deadline deadline;

    Body(byte[] body, Deadline deadline) {
      super(body);
      this.deadline = deadline;
    }

    @Override
    public synchronized int read(byte[] buffer, int offset, int length) {
      if (pos > 0 && pos < count && deadline.time.nanos() - deadline.nanos >= 0) {
        throw new PassedException();
      }
      return super.read(buffer, offset, length);
    }
  }
}
