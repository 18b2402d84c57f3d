package run.empirical.cli.playwright;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;

/** The bytes that a page holds in Base64, up to the quote or tag that ends them. */
final class Base64Input extends InputStream {
  private static final int CHARACTERS = 1 << 16;

  private final InputStream page;
  private final byte[] raw = new byte[CHARACTERS];
  private final byte[] characters = new byte[CHARACTERS];
  private int rawNext;
  private int rawEnd;
  private byte[] decoded = new byte[0];
  private int next;
  private boolean ended;

  /** Begins where the page is read to. */
  Base64Input(InputStream page) {
    this.page = page;
  }

  @Override
  public int read() throws IOException {
    return hasNext() ? decoded[next++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!hasNext()) {
      return -1;
    }
    int count = Math.min(length, decoded.length - next);
    System.arraycopy(decoded, next, target, offset, count);
    next += count;
    return count;
  }

  private boolean hasNext() throws IOException {
    while (next == decoded.length && !ended) {
      decode(fill());
      next = 0;
    }
    return next < decoded.length;
  }

  /** Reads as many characters as fit and returns how many there were. */
  private int fill() throws IOException {
    int count = 0;
    while (count < characters.length) {
      if (rawNext == rawEnd) {
        rawEnd = page.read(raw);
        rawNext = 0;
        if (rawEnd < 0) {
          throw DamagedReportException.endsEarly();
        }
      }
      byte character = raw[rawNext++];
      if (character == '<' || character == '"') {
        ended = true;
        return count;
      }
      if (!Character.isWhitespace(character)) {
        characters[count++] = character;
      }
    }
    return count;
  }

  private void decode(int count) throws DamagedReportException {
    try {
      decoded = Base64.getDecoder().decode(Arrays.copyOf(characters, count));
    } catch (IllegalArgumentException e) {
      throw new DamagedReportException("the data in it is not Base64", e);
    }
  }
}
