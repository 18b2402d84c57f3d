package run.empirical.cli.playwright;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import run.empirical.cli.json.RecordReader;
import run.empirical.cli.json.UnexpectedJsonException;

/** Reads a report in any of its forms, which are told apart by their content. */
final class ReportReader {
  private static final RecordReader<ReportJson> READER = new RecordReader<>(ReportJson.class);

  /** The start of a page, or of XML, after a byte order mark and white space. */
  private static final Pattern FIRST_TAG =
      Pattern.compile(
          "(?:\u00ef\u00bb\u00bf)?\\s*<(?:!|html|(?<xml>\\?xml|testsuite))",
          Pattern.CASE_INSENSITIVE);

  /** How many bytes are read to detect the format. */
  private static final int LOOKAHEAD = 1024;

  private ReportReader() {}

  static PlaywrightReport read(InputStream in) throws IOException {
    BufferedInputStream file = new BufferedInputStream(in);
    try {
      return isHtml(file) ? readHtml(file) : readJson(file);
    } catch (UnexpectedJsonException e) {
      throw new UnusableReportException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Whether the file is a page; otherwise it may be JSON, which other output may precede. */
  private static boolean isHtml(BufferedInputStream file) throws IOException {
    file.mark(LOOKAHEAD);
    String start = new String(file.readNBytes(LOOKAHEAD), StandardCharsets.ISO_8859_1);
    file.reset();
    if (start.startsWith("PK\u0003\u0004")) {
      throw new UnusableReportException(
          "is a zip file; unpack it and use its index.html, or merge a blob report first:"
              + " npx playwright merge-reports --reporter=html blob-report");
    }
    Matcher tag = FIRST_TAG.matcher(start);
    if (!tag.lookingAt()) {
      return false;
    }
    if (tag.group("xml") != null) {
      throw new UnusableReportException(
          "is XML; JUnit reports have no test IDs, so use an HTML or JSON report");
    }
    return true;
  }

  private static PlaywrightReport readHtml(InputStream page) throws IOException {
    try (HtmlReport data = HtmlReport.open(page)) {
      ReportJson json = READER.read(data, 0);
      data.requireEnd();
      return JsonContent.report(json);
    } catch (UnexpectedJsonException e) {
      throw new UnusableReportException("its report.json: " + e.getMessage(), e);
    }
  }

  private static PlaywrightReport readJson(BufferedInputStream file) throws IOException {
    Preamble preamble = new Preamble(file);
    preamble.skip();
    return JsonContent.report(READER.read(file, preamble.lines()));
  }
}
