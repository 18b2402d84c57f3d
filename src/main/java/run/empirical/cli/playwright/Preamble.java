package run.empirical.cli.playwright;

import java.io.BufferedInputStream;
import java.io.IOException;
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

  /** Byte order marks, in ISO 8859-1. */
  private static final Pattern MARK =
      Pattern.compile("\u00ef\u00bb\u00bf|\u00fe\u00ff|\u00ff\u00fe");

  /** An object whose first name has double quotes; Node prints objects with unquoted names. */
  private static final Pattern OBJECT = Pattern.compile("\\{\\s*(?:[\"}]|\\z)");

  private final BufferedInputStream in;
  private boolean utf16;
  private boolean bigEndian;
  private int lines;

  Preamble(BufferedInputStream in) {
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
  void skip() throws IOException {
    skipByteOrderMark();
    boolean blank = true;
    boolean mayStartHere = true;
    int c = ' ';
    for (int skipped = 0; skipped < MAX_LENGTH && c >= 0; skipped++) {
      if (mayStartHere && startsObject()) {
        return;
      }
      c = read();
      blank &= c < 0 || Character.isWhitespace(c);
      lines += c == '\n' ? 1 : 0;
      mayStartHere = c == '\n' || blank;
    }
    throw new UnusableReportException(
        blank ? "is empty" : "no line starts with a JSON object; is it a Playwright report?");
  }

  /** Skips a byte order mark, and detects UTF-16, which PowerShell writes. */
  private void skipByteOrderMark() throws IOException {
    in.mark(LOOKAHEAD);
    String start = new String(in.readNBytes(LOOKAHEAD), StandardCharsets.ISO_8859_1);
    in.reset();
    bigEndian = start.startsWith("\u00fe\u00ff") || start.startsWith("\0");
    utf16 = bigEndian || start.startsWith("\u00ff\u00fe") || start.startsWith("\0", 1);
    var mark = MARK.matcher(start);
    in.skipNBytes(mark.lookingAt() ? mark.end() : 0);
  }

  private boolean startsObject() throws IOException {
    in.mark(2 * LOOKAHEAD);
    StringBuilder start = new StringBuilder();
    int c = read();
    while (c >= 0 && start.length() < LOOKAHEAD && (c == '{' || !start.isEmpty())) {
      start.append((char) c);
      c = read();
    }
    in.reset();
    return OBJECT.matcher(start).lookingAt();
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
}
