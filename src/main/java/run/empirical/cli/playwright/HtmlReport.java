package run.empirical.cli.playwright;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code report.json} in the data of Playwright's HTML report: a zip file in Base64, after the
 * page's scripts and styles. It is unpacked as a stream; nothing is written to disk.
 */
final class HtmlReport extends FilterInputStream {
  private static final String ELEMENT = "playwrightReportBase64";
  private static final String DATA = "data:application/zip;base64,";
  private static final String ENTRY = "report.json";

  /** The maximum number of characters between the element's name and its data. */
  private static final int MAX_GAP = 64;

  private static final int BUFFER_SIZE = 1 << 16;

  /** The maximum number of bytes before the data; scripts and styles take half a megabyte. */
  private static final long MAX_PAGE_BYTES = 64L << 20;

  /** The maximum number of unpacked bytes. */
  private static final long MAX_UNPACKED_BYTES = 1L << 30;

  /** The maximum number of zip entries; a report has one for each test file. */
  private static final int MAX_ENTRIES = 100_000;

  private final DataCharacters data;
  private long left = MAX_UNPACKED_BYTES;
  private int entries;

  private HtmlReport(DataCharacters data) {
    super(new ZipInputStream(Base64.getDecoder().wrap(data), StandardCharsets.ISO_8859_1));
    this.data = data;
  }

  /**
   * Opens the {@code report.json} in a page. Reading it also throws {@link UnusableReportException}
   * if the data is damaged.
   */
  static HtmlReport open(InputStream page) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(page, BUFFER_SIZE);
    if (!skipToData(buffered)) {
      throw new UnusableReportException("is a web page, but not a complete Playwright HTML report");
    }
    HtmlReport report = new HtmlReport(new DataCharacters(buffered));
    if (!report.skipToEntry()) {
      throw new UnusableReportException("has no report.json in its data");
    }
    return report;
  }

  /** Checks that the page is complete, without another {@code report.json}, which it would take. */
  void requireEnd() throws IOException {
    if (skipToEntry()) {
      throw new UnusableReportException("has two report.json in its data");
    }
    data.skipToEnd();
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
    } catch (IOException e) {
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
    byte[] skipped = new byte[BUFFER_SIZE];
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
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private static UnusableReportException damaged(IOException cause) {
    if (cause instanceof UnusableReportException known) {
      return known;
    }
    String problem = cause instanceof EOFException ? "truncated" : "damaged";
    return new UnusableReportException("its data is " + problem, cause);
  }

  /** Skips to the data; false if there is none. */
  private static boolean skipToData(InputStream page) throws IOException {
    StringBuilder passed = new StringBuilder();
    int longest = ELEMENT.length() + MAX_GAP + DATA.length();
    for (long position = 0; position < MAX_PAGE_BYTES; position++) {
      int next = page.read();
      if (next < 0) {
        return false;
      }
      passed.append((char) next);
      if (next == ',') {
        int start = Math.max(0, passed.length() - longest);
        int data = passed.length() - DATA.length();
        int element = passed.indexOf(ELEMENT, start);
        if (data >= 0 && passed.indexOf(DATA, data) == data && element >= 0 && element < data) {
          return true;
        }
      }
      if (passed.length() == BUFFER_SIZE) {
        passed.delete(0, passed.length() - longest);
      }
    }
    return false;
  }

  /** The characters of the data, up to the quote or tag that ends it. */
  @SuppressWarnings("InputStreamSlowMultibyteRead") // Java's decoder reads single bytes.
  private static final class DataCharacters extends InputStream {
    private final InputStream page;
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private int next;
    private int end;

    DataCharacters(InputStream page) {
      this.page = page;
    }

    void skipToEnd() throws IOException {
      int character;
      do {
        character = read();
      } while (character >= 0);
    }

    @Override
    public int read() throws IOException {
      if (next == end) {
        end = page.read(buffer);
        next = 0;
        if (end <= 0) {
          throw new UnusableReportException(
              "the report is truncated; if Playwright is still running, try again when it"
                  + " finishes");
        }
      }
      byte character = buffer[next];
      if (character == '"' || character == '<') {
        return -1;
      }
      next++;
      return character;
    }
  }
}
