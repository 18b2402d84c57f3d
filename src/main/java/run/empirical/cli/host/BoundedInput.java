package run.empirical.cli.host;

import java.io.IOException;
import java.io.InputStream;

/**
 * A stream with a size limit. Reading beyond it fails, so that an endless device does not hang the
 * program and a huge file does not exhaust memory.
 */
public final class BoundedInput extends InputStream {
  private final InputStream in;
  private final long maxSize;
  private final String form;
  private long left;

  /**
   * Wraps a stream, which is closed with this one.
   *
   * @param maxSize the maximum size, in bytes
   */
  public BoundedInput(InputStream in, long maxSize) {
    this(in, maxSize, "");
  }

  /**
   * Wraps a stream, which is closed with this one.
   *
   * @param maxSize the maximum size, in bytes
   * @param form ends the message about a larger one, such as {@code when unpacked}
   */
  public BoundedInput(InputStream in, long maxSize, String form) {
    this.in = in;
    this.maxSize = maxSize;
    this.form = form;
    this.left = maxSize;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (left == 0) {
      if (in.read() < 0) {
        return -1;
      }
      String size = maxSize < 1 << 20 ? (maxSize >> 10) + " KiB" : (maxSize >> 20) + " MiB";
      throw new IOException("it is larger than " + size + form);
    }
    int read = in.read(bytes, offset, (int) Math.min(length, left));
    left -= Math.max(0, read);
    return read;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
