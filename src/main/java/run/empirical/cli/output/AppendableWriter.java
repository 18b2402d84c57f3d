package run.empirical.cli.output;

import java.io.IOException;
import java.io.Writer;

/** Lets Jackson write to an appendable, which its owner flushes. */
final class AppendableWriter extends Writer {
  private final Appendable out;

  AppendableWriter(Appendable out) {
    this.out = out;
  }

  @Override
  public void write(char[] chars, int offset, int length) throws IOException {
    out.append(String.valueOf(chars, offset, length));
  }

  @Override
  public void flush() {
    // Its owner does.
  }

  @Override
  public void close() {
    // Its owner does.
  }
}
