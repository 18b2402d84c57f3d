package run.empirical.cli.client;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import run.empirical.cli.model.Time;

/**
 * The time by which a look-up must finish.
 *
 * @param nanos on the clock of {@link Time#nanos}
 */
record Deadline(Time time, long nanos) {
  /** Thrown when the deadline passes while a body is being read. */
  static final class PassedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * A stream over a body that throws {@link PassedException} once the deadline has passed. The
   * first read always succeeds, so that a small reply that arrived in time counts.
   */
  InputStream reading(byte[] body) {
    return new ByteArrayInputStream(body) {
      @Override
      public synchronized int read(byte[] buffer, int offset, int length) {
        if (pos > 0 && pos < count && time.nanos() - nanos >= 0) {
          throw new PassedException();
        }
        return super.read(buffer, offset, length);
      }
    };
  }
}
