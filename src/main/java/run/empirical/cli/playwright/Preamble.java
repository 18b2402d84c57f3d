package run.empirical.cli.playwright;

import com.fasterxml.jackson.core.JsonLocation;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
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

  private static final String UTF_8_MARK = "\u00ef\u00bb\u00bf";
  private static final String UTF_16BE_MARK = "\u00fe\u00ff";
  private static final String UTF_16LE_MARK = "\u00ff\u00fe";

  private final BufferedInputStream in;
  private boolean utf16;
  private boolean bigEndian;
  private long lines;
  private long columns;

  Preamble(BufferedInputStream in) {
    this.in = in;
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
      if (c == '\n') {
        lines++;
        columns = 0;
        mayStartHere = true;
      } else {
        columns++;
        blank &= c < 0 || isSpace(c);
        mayStartHere = blank;
      }
    }
    throw new UnusableReportException(
        blank ? "is empty" : "no line starts with a JSON object; is it a Playwright report?");
  }

  /** The start of a message about a position, which the parser counts from the report's start. */
  String place(@Nullable JsonLocation inReport) {
    if (inReport == null) {
      return "";
    }
    int line = inReport.getLineNr();
    long column = (line == 1 ? columns : 0) + inReport.getColumnNr();
    return JsonWalk.place(lines + line, column) + ": ";
  }

  /** Skips a byte order mark, and detects UTF-16, which PowerShell writes. */
  private void skipByteOrderMark() throws IOException {
    in.mark(UTF_8_MARK.length());
    String start = new String(in.readNBytes(UTF_8_MARK.length()), StandardCharsets.ISO_8859_1);
    in.reset();
    bigEndian = start.startsWith(UTF_16BE_MARK) || start.startsWith("\0");
    utf16 = bigEndian || start.startsWith(UTF_16LE_MARK) || start.startsWith("\0", 1);
    for (String mark : new String[] {UTF_8_MARK, UTF_16BE_MARK, UTF_16LE_MARK}) {
      if (start.startsWith(mark)) {
        in.skipNBytes(mark.length());
      }
    }
  }

  /**
   * Whether a JSON object is next, with a name in double quotes. Node prints objects with unquoted
   * names.
   */
  private boolean startsObject() throws IOException {
    in.mark(2 * LOOKAHEAD);
    boolean brace = read() == '{';
    int c = ' ';
    for (int seen = 1; brace && isSpace(c) && seen < LOOKAHEAD; seen++) {
      c = read();
    }
    in.reset();
    return brace && (c < 0 || c == '"' || c == '}' || isSpace(c));
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
}
