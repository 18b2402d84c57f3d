package run.empirical.cli.host;

import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Standard output for data: UTF-8 in any locale, every failure noticed. */
public final class DataOut implements Appendable, Flushable {
  private static final int ENOUGH = 1 << 16;

  private final OutputStream out;
  private final ClosedPipe closedPipe;
  private final StringBuilder waiting = new StringBuilder();

  /** Writes to the host's standard output. */
  public DataOut(Host host) {
    this.out = host.out();
    this.closedPipe = host.closedPipe();
  }

  /** Takes whole lines or pieces of a document, and writes once there is enough to write. */
  @Override
  public DataOut append(CharSequence text) throws IOException {
    waiting.append(text);
    if (waiting.length() >= ENOUGH) {
      flush();
    }
    return this;
  }

  @Override
  public DataOut append(CharSequence text, int start, int end) throws IOException {
    return append(text.subSequence(start, end));
  }

  @Override
  public DataOut append(char c) throws IOException {
    return append(String.valueOf(c));
  }

  /** Whether there is something to write. */
  public boolean isWaiting() {
    return !waiting.isEmpty();
  }

  /**
   * Writes what is waiting.
   *
   * @throws BrokenPipeException when nobody reads it any more
   * @throws IOException when it cannot be written
   */
  @Override
  public void flush() throws IOException {
    if (waiting.isEmpty()) {
      return;
    }
    byte[] bytes = waiting.toString().getBytes(StandardCharsets.UTF_8);
    waiting.setLength(0);
    try {
      out.write(bytes);
      out.flush();
    } catch (IOException e) {
      throw closedPipe.isBrokenPipe(e) ? new BrokenPipeException(e) : e;
    }
  }
}
