package run.empirical.cli.playwright;

import com.fasterxml.jackson.core.JsonLocation;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import run.empirical.cli.json.JsonWalk;

/**
 * What stands before a report in its file: lines that dotenv, npm or a test wrote to the same
 * standard output. A report begins with the first line that begins with a JSON object.
 */
final class Preamble {
  /** How many characters, the brace included, are looked at to tell whether an object begins. */
  private static final int LOOKAHEAD = 32;

  /** How many characters may stand before a report; a file may have no end. */
  private static final int LONGEST = 1 << 24;

  private static final byte[] UTF_8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final PushbackInputStream in;
  private boolean wide;
  private boolean bigEndian;
  private boolean blank = true;
  private long lines;
  private long columns;

  Preamble(InputStream in) {
    this.in = new PushbackInputStream(new BufferedInputStream(in), 2 * LOOKAHEAD);
  }

  /** Reads up to the report; false when there is none. */
  boolean skip() throws IOException {
    detectEncoding();
    boolean couldBeginHere = true;
    for (int skipped = 0; skipped < LONGEST; skipped++) {
      int unit = read();
      if (unit < 0) {
        return false;
      }
      if (couldBeginHere && unit == '{' && beginsObject()) {
        unread(unit);
        return true;
      }
      if (unit == '\n') {
        lines++;
        columns = 0;
        couldBeginHere = true;
      } else {
        columns++;
        blank &= isWhite(unit);
        couldBeginHere = blank;
      }
    }
    return false;
  }

  /** What follows what was skipped. */
  InputStream rest() {
    return in;
  }

  /** Whether there was nothing but white space. */
  boolean isBlank() {
    return blank;
  }

  /** The words for a place in the file, of which a parser saw the rest only. */
  String place(JsonLocation inRest) {
    int line = inRest.getLineNr();
    return JsonWalk.place(lines + line, (line == 1 ? columns : 0) + inRest.getColumnNr());
  }

  /** Tells UTF-16, which PowerShell writes, from UTF-8, and skips a byte order mark. */
  private void detectEncoding() throws IOException {
    byte[] start = in.readNBytes(UTF_8_MARK.length);
    int mark = 0;
    if (start.length >= 2) {
      boolean bigEndianMark = start[0] == (byte) 0xfe && start[1] == (byte) 0xff;
      boolean littleEndianMark = start[0] == (byte) 0xff && start[1] == (byte) 0xfe;
      bigEndian = bigEndianMark || start[0] == 0;
      wide = bigEndian || littleEndianMark || start[1] == 0;
      mark = bigEndianMark || littleEndianMark ? 2 : 0;
    }
    if (Arrays.equals(start, UTF_8_MARK)) {
      mark = UTF_8_MARK.length;
    }
    in.unread(start, mark, start.length - mark);
  }

  /**
   * Whether a brace that was just read begins an object as JSON writes them, with a name in double
   * quotes; Node prints objects without these.
   */
  private boolean beginsObject() throws IOException {
    int[] seen = new int[LOOKAHEAD - 1];
    int length = 0;
    int unit = read();
    while (isWhite(unit) && length < seen.length - 1) {
      seen[length++] = unit;
      unit = read();
    }
    if (unit >= 0) {
      seen[length++] = unit;
    }
    while (length > 0) {
      unread(seen[--length]);
    }
    return unit < 0 || unit == '"' || unit == '}' || isWhite(unit);
  }

  private static boolean isWhite(int unit) {
    return unit == ' ' || unit == '\t' || unit == '\r' || unit == '\n';
  }

  /** The next byte, or in UTF-16 the next two as one; negative at the end. */
  private int read() throws IOException {
    int first = in.read();
    if (!wide || first < 0) {
      return first;
    }
    int second = in.read();
    return second < 0 ? second : bigEndian ? first << 8 | second : second << 8 | first;
  }

  private void unread(int unit) throws IOException {
    if (!wide) {
      in.unread(unit);
    } else {
      in.unread(bigEndian ? unit : unit >> 8);
      in.unread(bigEndian ? unit >> 8 : unit);
    }
  }
}
