package run.empirical.cli.playwright;

import com.fasterxml.jackson.core.JsonLocation;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import run.empirical.cli.json.JsonWalk;

/**
 * Skips the lines before a report that dotenv, npm or a test wrote to the same standard output. The
 * report starts at the first line that starts with a JSON object.
 */
final class Preamble {
  /** The maximum number of characters read, including the brace, to detect an object. */
  private static final int LOOKAHEAD = 32;

  /** The maximum number of characters before a report; a stream may be endless. */
  private static final int MAX_LENGTH = 1 << 24;

  private static final byte[] UTF_8_BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final PushbackInputStream in;
  private boolean utf16;
  private boolean bigEndian;
  private boolean blank = true;
  private long lines;
  private long columns;

  Preamble(InputStream in) {
    this.in = new PushbackInputStream(new BufferedInputStream(in), 2 * LOOKAHEAD);
  }

  /** Skips to the report; false if there is none. */
  boolean skipToReport() throws IOException {
    detectEncoding();
    boolean mayStartHere = true;
    for (int skipped = 0; skipped < MAX_LENGTH; skipped++) {
      int c = read();
      if (c < 0) {
        return false;
      }
      if (mayStartHere && c == '{' && startsObject()) {
        unread(c);
        return true;
      }
      if (c == '\n') {
        lines++;
        columns = 0;
        mayStartHere = true;
      } else {
        columns++;
        blank &= isSpace(c);
        mayStartHere = blank;
      }
    }
    return false;
  }

  /** The stream after the skipped lines. */
  InputStream rest() {
    return in;
  }

  /** Whether only white space was skipped. */
  boolean isBlank() {
    return blank;
  }

  /** Describes a position in the file, from the parser's position in {@link #rest}. */
  String place(JsonLocation inRest) {
    int line = inRest.getLineNr();
    return JsonWalk.place(lines + line, (line == 1 ? columns : 0) + inRest.getColumnNr());
  }

  /** Detects UTF-16, which PowerShell writes, and skips a byte order mark. */
  private void detectEncoding() throws IOException {
    byte[] start = in.readNBytes(UTF_8_BOM.length);
    int bomLength = 0;
    if (start.length >= 2) {
      boolean bigEndianBom = start[0] == (byte) 0xfe && start[1] == (byte) 0xff;
      boolean littleEndianBom = start[0] == (byte) 0xff && start[1] == (byte) 0xfe;
      bigEndian = bigEndianBom || start[0] == 0;
      utf16 = bigEndian || littleEndianBom || start[1] == 0;
      bomLength = bigEndianBom || littleEndianBom ? 2 : 0;
    }
    if (Arrays.equals(start, UTF_8_BOM)) {
      bomLength = UTF_8_BOM.length;
    }
    in.unread(start, bomLength, start.length - bomLength);
  }

  /**
   * Whether the brace just read starts a JSON object, with a name in double quotes. Node prints
   * objects with unquoted names.
   */
  private boolean startsObject() throws IOException {
    int[] seen = new int[LOOKAHEAD - 1];
    int length = 0;
    int c = read();
    while (isSpace(c) && length < seen.length - 1) {
      seen[length++] = c;
      c = read();
    }
    if (c >= 0) {
      seen[length++] = c;
    }
    while (length > 0) {
      unread(seen[--length]);
    }
    return c < 0 || c == '"' || c == '}' || isSpace(c);
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  /** The next byte, or the next two as one in UTF-16; negative at the end. */
  private int read() throws IOException {
    int first = in.read();
    if (!utf16 || first < 0) {
      return first;
    }
    int second = in.read();
    return second < 0 ? second : bigEndian ? first << 8 | second : second << 8 | first;
  }

  private void unread(int c) throws IOException {
    if (!utf16) {
      in.unread(c);
    } else {
      in.unread(bigEndian ? c : c >> 8);
      in.unread(bigEndian ? c >> 8 : c);
    }
  }
}
