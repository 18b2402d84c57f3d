package run.empirical.cli.process;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.TimeUnit;

/**
 * A standard stream that waits for its reader even if another process that shares the pipe made it
 * non-blocking, as Node.js does: then a write to a full pipe takes no bytes.
 */
public final class PatientOutput extends OutputStream {
  private static final long MIN_PAUSE_MILLIS = 1;
  private static final long MAX_PAUSE_MILLIS = 50;

  private final WritableByteChannel channel;

  public PatientOutput(WritableByteChannel channel) {
    this.channel = channel;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
    long pause = MIN_PAUSE_MILLIS;
    while (buffer.hasRemaining()) {
      if (channel.write(buffer) > 0) {
        pause = MIN_PAUSE_MILLIS;
      } else {
        pause(pause);
        pause = Math.min(pause * 2, MAX_PAUSE_MILLIS);
      }
    }
  }

  private static void pause(long millis) throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }
}
