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
 * The data of Playwright's HTML report: a zip file in Base64 behind the page's scripts and styles.
 * It is read as a stream, and nothing of it is unpacked to a file.
 */
final class HtmlReport extends FilterInputStream {
  private static final String ELEMENT = "playwrightReportBase64";
  private static final String DATA = "data:application/zip;base64,";
  private static final String ENTRY = "report.json";

  /** How many characters may stand between the element's name and its data. */
  private static final int WIDEST_GAP = 64;

  /** How many bytes the page may have before its data: scripts and styles take half a megabyte. */
  private static final long LONGEST_PAGE = 64L << 20;

  /** How many bytes are unpacked, as many as a JSON report may have. */
  private static final long MOST_BYTES = 4L << 30;

  /** There is an entry for each file of tests. */
  private static final int MOST_ENTRIES = 100_000;

  private long left = MOST_BYTES;

  private HtmlReport(ZipInputStream zip) {
    super(zip);
  }

  /**
   * Finds {@code report.json} in a page; this stream is then its content. What is wrong with the
   * page later on is a {@link DamagedReportException} too.
   */
  static InputStream open(InputStream page) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(page, 1 << 16);
    if (!skipToData(buffered)) {
      throw new DamagedReportException(
          "is a web page without a Playwright report in it; has Playwright's HTML reporter written"
              + " it, and to its end?");
    }
    HtmlReport report =
        new HtmlReport(new ZipInputStream(new Base64Input(buffered), StandardCharsets.ISO_8859_1));
    report.skipToEntry();
    return report;
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
    } catch (EOFException e) {
      throw endsInside(e);
    } catch (ZipException e) {
      throw damaged(e);
    }
    left -= Math.max(count, 0);
    if (left < 0) {
      throw new DamagedReportException(
          "unpacks to more than any report of Playwright's; is it from a source you trust?");
    }
    return count;
  }

  private void skipToEntry() throws IOException {
    byte[] skipped = new byte[1 << 16];
    for (int entries = 0; entries < MOST_ENTRIES; entries++) {
      ZipEntry entry = nextEntry();
      if (entry == null) {
        throw new DamagedReportException("has no report.json among its data");
      }
      if (entry.getName().equals(ENTRY)) {
        return;
      }
      while (read(skipped, 0, skipped.length) >= 0) {
        // The zip stream would pass over the entry without any bound.
      }
    }
    throw new DamagedReportException("has more files in it than any report of Playwright's");
  }

  private @Nullable ZipEntry nextEntry() throws IOException {
    try {
      return ((ZipInputStream) in).getNextEntry();
    } catch (EOFException e) {
      throw endsInside(e);
    } catch (ZipException | IllegalArgumentException e) {
      // An entry's name that is not UTF-8 is the latter.
      throw damaged(e);
    }
  }

  private static DamagedReportException endsInside(Throwable cause) {
    return new DamagedReportException("the zip file in it ends early", cause);
  }

  private static DamagedReportException damaged(Throwable cause) {
    return new DamagedReportException("the zip file in it is damaged", cause);
  }

  /** Reads up to the data; false when there is none. */
  private static boolean skipToData(InputStream page) throws IOException {
    Needle element = new Needle(ELEMENT);
    Needle data = new Needle(DATA);
    long foundElement = Long.MIN_VALUE / 2;
    for (long position = 0; position < LONGEST_PAGE; position++) {
      int next = page.read();
      if (next < 0) {
        return false;
      }
      if (element.endsWith(next)) {
        foundElement = position;
      }
      if (data.endsWith(next) && position - foundElement <= WIDEST_GAP + DATA.length()) {
        return true;
      }
    }
    return false;
  }

  /** Looks for a text in a stream, character by character (Knuth, Morris and Pratt). */
  private static final class Needle {
    private final String text;
    private final int[] borders;
    private int matched;

    Needle(String text) {
      this.text = text;
      this.borders = new int[text.length() + 1];
      borders[0] = -1;
      for (int length = 1; length <= text.length(); length++) {
        int border = borders[length - 1];
        while (border >= 0 && text.charAt(border) != text.charAt(length - 1)) {
          border = borders[border];
        }
        borders[length] = border + 1;
      }
    }

    /** Whether the stream up to this character ends with the text. */
    boolean endsWith(int character) {
      if (matched == text.length()) {
        matched = borders[matched];
      }
      while (matched >= 0 && text.charAt(matched) != character) {
        matched = borders[matched];
      }
      matched++;
      return matched == text.length();
    }
  }
}
