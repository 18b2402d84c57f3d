package run.empirical.cli.playwright;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;

/** Decodes Base64 data in a page, up to the quote or tag that ends it. */
final class Base64Input extends InputStream {
  /** The buffer size; a multiple of 4, so that each full buffer can be decoded on its own. */
  private static final int BUFFER_SIZE = 1 << 16;

  private final InputStream page;
  private final byte[] raw = new byte[BUFFER_SIZE];
  private final byte[] characters = new byte[BUFFER_SIZE];
  private int rawPosition;
  private int rawLimit;
  private InputStream decoded = InputStream.nullInputStream();
  private boolean ended;

  /** Starts at the page's current position. */
  Base64Input(InputStream page) {
    this.page = page;
  }

  @Override
  public int read() throws IOException {
    return hasNext() ? decoded.read() : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    return hasNext() ? decoded.read(target, offset, length) : -1;
  }

  private boolean hasNext() throws IOException {
    while (decoded.available() == 0 && !ended) {
      decode(fillBuffer());
    }
    return decoded.available() > 0;
  }

  /** Reads Base64 characters into the buffer and returns how many. */
  private int fillBuffer() throws IOException {
    int count = 0;
    while (count < characters.length) {
      if (rawPosition == rawLimit) {
        rawLimit = page.read(raw);
        rawPosition = 0;
        if (rawLimit < 0) {
          throw new UnusableReportException(
              "the report is truncated; if Playwright is still running, try again when it"
                  + " finishes");
        }
      }
      byte character = raw[rawPosition++];
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

  private void decode(int count) throws UnusableReportException {
    try {
      byte[] bytes = Base64.getDecoder().decode(Arrays.copyOf(characters, count));
      decoded = new ByteArrayInputStream(bytes);
    } catch (IllegalArgumentException e) {
      throw new UnusableReportException("its data is not Base64", e);
    }
  }
}
