package run.empirical.cli.playwright;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Skips the lines before a report that dotenv, npm or a test wrote to the same standard output. The
 * report starts at the first line that starts with a JSON object.
 */
final class Preamble {
  /** The maximum number of characters before a report; a stream may be endless. */
  private static final int MAX_LENGTH = 1 << 24;

  private static final int LOOKAHEAD = 32;

  /** An object whose first name has double quotes; Node prints objects with unquoted names. */
  private static final Pattern OBJECT = Pattern.compile("\\{\\s*(?:[\"}]|\\z)");

  private final InputStream in;
  private int lines;

  Preamble(InputStream in) {
    this.in = in;
  }

  /** The number of lines before the report. */
  int lines() {
    return lines;
  }

  /**
   * Skips to the report.
   *
   * @throws UnusableReportException if there is none
   */
  Reader skip() throws IOException {
    BufferedReader reader = decoded();
    boolean blank = true;
    boolean mayStartHere = true;
    for (int skipped = 0; skipped < MAX_LENGTH; skipped++) {
      if (mayStartHere && startsObject(reader)) {
        return reader;
      }
      int c = reader.read();
      if (c < 0) {
        break;
      }
      blank &= Character.isWhitespace(c) || c == '\ufeff';
      lines += c == '\n' ? 1 : 0;
      mayStartHere = c == '\n' || blank;
    }
    throw new UnusableReportException(
        blank ? "is empty" : "no line starts with a JSON object; is it a Playwright report?");
  }

  /** The text, which is UTF-16 if PowerShell wrote it. */
  private BufferedReader decoded() throws IOException {
    PushbackInputStream start = new PushbackInputStream(in, 2);
    byte[] two = start.readNBytes(2);
    start.unread(two);
    Charset charset = StandardCharsets.UTF_8;
    if (two.length == 2) {
      if (two[0] == 0 || (two[0] == (byte) 0xfe && two[1] == (byte) 0xff)) {
        charset = StandardCharsets.UTF_16BE;
      } else if (two[1] == 0 || (two[0] == (byte) 0xff && two[1] == (byte) 0xfe)) {
        charset = StandardCharsets.UTF_16LE;
      }
    }
    return new BufferedReader(new InputStreamReader(start, charset));
  }

  private static boolean startsObject(BufferedReader reader) throws IOException {
    reader.mark(LOOKAHEAD);
    char[] next = new char[LOOKAHEAD];
    int count = reader.read(next, 0, 1);
    // Only where an object may start is more looked at, since each look costs time.
    while (count > 0 && next[0] == '{' && count < LOOKAHEAD) {
      int more = reader.read(next, count, LOOKAHEAD - count);
      if (more < 0) {
        break;
      }
      count += more;
    }
    reader.reset();
    return count > 0 && OBJECT.matcher(String.valueOf(next, 0, count)).lookingAt();
  }
}
