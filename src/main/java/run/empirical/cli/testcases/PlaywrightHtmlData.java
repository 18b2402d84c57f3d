package run.empirical.cli.testcases;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.host.BoundedInput;
import run.empirical.cli.json.UnusableDocumentException;

/**
 * The data of Playwright's HTML report: a zip archive in Base64, after the page's scripts and
 * styles. Archives are unpacked as a stream; nothing is written to disk.
 */
final class PlaywrightHtmlData {
  private static final String DATA = "data:application/zip;base64,";
  private static final String ENTRY = "report.json";

  /** In bytes, dozens of times what a large suite has. */
  private static final long MAX_UNPACKED_BYTES = 1L << 30;

  private PlaywrightHtmlData() {}

  /** Opens the {@code report.json} in a page. */
  static InputStream open(BufferedInputStream page) throws IOException {
    skipToData(page);
    InputStream report = entry(Base64.getDecoder().wrap(new Data(page)), ENTRY::equals);
    if (report == null) {
      throw new UnusableDocumentException("has no report.json in its data");
    }
    return report;
  }

  /** Opens the first entry with such a name in a zip archive; null if there is none. */
  static @Nullable InputStream entry(InputStream archive, Predicate<String> name)
      throws IOException {
    ZipInputStream zip = new ZipInputStream(archive, StandardCharsets.ISO_8859_1);
    // A small archive can unpack to terabytes.
    InputStream unpacked = new BoundedInput(zip, MAX_UNPACKED_BYTES, " when unpacked");
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (name.test(entry.getName())) {
        return unpacked;
      }
      unpacked.transferTo(OutputStream.nullOutputStream());
    }
    return null;
  }

  private static void skipToData(InputStream page) throws IOException {
    int matched = 0;
    while (matched < DATA.length()) {
      int next = page.read();
      if (next < 0) {
        throw new UnusableDocumentException(
            "is a web page, but not a complete Playwright HTML report");
      }
      // DATA has one 'd', its first letter, so a new match can begin only there.
      matched = next == DATA.charAt(matched) ? matched + 1 : next == DATA.charAt(0) ? 1 : 0;
    }
  }

  /** The data, up to the quote or tag that ends it. */
  @SuppressWarnings("InputStreamSlowMultibyteRead") // Java's decoder reads single bytes.
  private static final class Data extends FilterInputStream {
    Data(InputStream page) {
      super(page);
    }

    @Override
    public int read() throws IOException {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the page is truncated");
      }
      return next == '"' || next == '<' ? -1 : next;
    }
  }
}
