package run.empirical.cli.playwright;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import run.empirical.cli.json.RecordReader;
import run.empirical.cli.json.UnexpectedJsonException;

/** Reads a report in any of its forms, which are told apart by their content. */
public final class PlaywrightReportReader {
  private static final RecordReader<ReportJson> READER = new RecordReader<>(ReportJson.class);

  /** The maximum number of bytes before a JSON report; a stream may be endless. */
  private static final int MAX_PREAMBLE = 1 << 24;

  private static final int LOOKAHEAD = 64;

  /** What UTF-16, which PowerShell writes, and byte order marks add to ASCII, in ISO 8859-1. */
  private static final Pattern ENCODING =
      Pattern.compile("^(?:\u00ef\u00bb\u00bf|\u00fe\u00ff|\u00ff\u00fe)|\u0000");

  private static final Pattern PAGE = Pattern.compile("(?i)\\s*<(?:!|html)");

  /** An object whose first name has double quotes; Node prints objects with unquoted names. */
  private static final Pattern OBJECT = Pattern.compile("\\{\\s*(?:[\"}]|\\z)");

  private PlaywrightReportReader() {}

  /**
   * Reads a report of any size and keeps only its tests. Lines before JSON, which dotenv, npm or a
   * test wrote to the same standard output, are skipped.
   *
   * @throws UnusableReportException if it is not a report
   * @throws IOException if reading fails
   */
  public static PlaywrightReport read(InputStream in) throws IOException {
    BufferedInputStream file = new BufferedInputStream(in, 1 << 16);
    String start = peek(file);
    if (start.isBlank()) {
      throw new UnusableReportException("is empty");
    }
    boolean page = PAGE.matcher(start).lookingAt();
    try {
      return JsonContent.report(
          page ? READER.read(HtmlReport.open(file), 0) : READER.read(file, skipLines(file)));
    } catch (UnexpectedJsonException e) {
      throw new UnusableReportException((page ? "its report.json: " : "") + e.getMessage(), e);
    } catch (EOFException | ZipException e) {
      throw new UnusableReportException(
          "its data is truncated or damaged; if Playwright is still running, try again when it"
              + " finishes",
          e);
    }
  }

  /**
   * Skips to the first line that starts with a JSON object; returns the number of lines before,
   * which are in UTF-8.
   */
  private static int skipLines(BufferedInputStream file) throws IOException {
    int read = 0;
    for (int lines = 0, skipped = 0; read >= 0 && skipped < MAX_PREAMBLE; lines++) {
      if (OBJECT.matcher(peek(file)).lookingAt()) {
        return lines;
      }
      do {
        read = file.read();
        skipped++;
      } while (read >= 0 && read != '\n' && skipped < MAX_PREAMBLE);
    }
    throw new UnusableReportException(
        "is not a Playwright report: no line starts with a JSON object. JUnit reports have no test"
            + " IDs; unpack a zip file, and merge blob reports with npx playwright merge-reports");
  }

  private static String peek(BufferedInputStream file) throws IOException {
    file.mark(LOOKAHEAD);
    String start = new String(file.readNBytes(LOOKAHEAD), StandardCharsets.ISO_8859_1);
    file.reset();
    return ENCODING.matcher(start).replaceAll("");
  }
}
