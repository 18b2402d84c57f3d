package run.empirical.cli.playwright;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The data of Playwright's HTML report: a zip file in Base64, after the page's scripts and styles.
 * It is unpacked as a stream; nothing is written to disk.
 */
final class HtmlReport extends FilterInputStream {
  private static final String ELEMENT = "playwrightReportBase64";
  private static final String DATA = "data:application/zip;base64,";
  private static final String ENTRY = "report.json";

  /** The maximum number of characters between the element's name and its data. */
  private static final int MAX_GAP = 64;

  /** The maximum number of bytes before the data; scripts and styles take half a megabyte. */
  private static final long MAX_PAGE_BYTES = 64L << 20;

  /** The maximum number of unpacked bytes, the same as for a JSON report. */
  private static final long MAX_UNPACKED_BYTES = 4L << 30;

  /** The maximum number of zip entries; a report has one for each test file. */
  private static final int MAX_ENTRIES = 100_000;

  private long left = MAX_UNPACKED_BYTES;
  private int entries;

  private HtmlReport(ZipInputStream zip) {
    super(zip);
  }

  /**
   * Opens the {@code report.json} in a page. Reading it also throws {@link UnusableReportException}
   * if the data is damaged.
   */
  static HtmlReport open(InputStream page) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(page, 1 << 16);
    if (!skipToData(buffered)) {
      throw new UnusableReportException("is a web page, but not a complete Playwright HTML report");
    }
    HtmlReport report =
        new HtmlReport(new ZipInputStream(new Base64Input(buffered), StandardCharsets.ISO_8859_1));
    if (!report.skipToEntry()) {
      throw new UnusableReportException("has no report.json in its data");
    }
    return report;
  }

  /**
   * Checks that there is no other {@code report.json} after this one, which the page would take.
   */
  void requireEnd() throws IOException {
    if (skipToEntry()) {
      throw new UnusableReportException("has two report.json in its data");
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count;
    try {
      count = super.read(target, offset, length);
    } catch (EOFException | ZipException e) {
      throw damaged(e);
    }
    left -= Math.max(count, 0);
    if (left < 0) {
      throw new UnusableReportException(
          "unpacks to more data than any Playwright report; do you trust its source?");
    }
    return count;
  }

  /** Skips to the next {@code report.json}; false if there is none. */
  private boolean skipToEntry() throws IOException {
    byte[] skipped = new byte[1 << 16];
    for (ZipEntry entry = nextEntry(); entry != null; entry = nextEntry()) {
      if (++entries > MAX_ENTRIES) {
        throw new UnusableReportException("has more files in its data than any Playwright report");
      }
      if (entry.getName().equals(ENTRY)) {
        return true;
      }
      while (read(skipped, 0, skipped.length) >= 0) {
        // ZipInputStream would skip the entry without checking the size limit.
      }
    }
    return false;
  }

  private @Nullable ZipEntry nextEntry() throws IOException {
    try {
      return ((ZipInputStream) in).getNextEntry();
    } catch (EOFException | ZipException | IllegalArgumentException e) {
      // IllegalArgumentException: the entry's name is not UTF-8.
      throw damaged(e);
    }
  }

  private static UnusableReportException damaged(Exception cause) {
    String problem = cause instanceof EOFException ? "truncated" : "damaged";
    return new UnusableReportException("its zip data is " + problem, cause);
  }

  /** Skips to the data; false if there is none. */
  private static boolean skipToData(InputStream page) throws IOException {
    StringBuilder window = new StringBuilder();
    for (long position = 0; position < MAX_PAGE_BYTES; position++) {
      int next = page.read();
      if (next < 0) {
        return false;
      }
      if (window.length() == ELEMENT.length() + MAX_GAP + DATA.length()) {
        window.deleteCharAt(0);
      }
      window.append((char) next);
      boolean atData = window.indexOf(DATA, window.length() - DATA.length()) >= 0;
      if (atData && window.indexOf(ELEMENT) >= 0) {
        return true;
      }
    }
    return false;
  }
}
