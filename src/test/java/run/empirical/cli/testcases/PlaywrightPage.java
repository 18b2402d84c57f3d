package run.empirical.cli.testcases;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Builds pages like those of Playwright's HTML reporter. */
public final class PlaywrightPage {
  private static final String START = "<!DOCTYPE html>\n<html></html>\n";
  private static final String TEMPLATE = "<template id=\"playwrightReportBase64\">";
  private static final String DATA = "data:application/zip;base64,";

  private PlaywrightPage() {}

  /** A page whose zip file has this {@code report.json} after another entry. */
  public static String of(String report) throws IOException {
    return of(zip("a1b2.json", "{\"tests\":[]}", "report.json", report));
  }

  /** A {@code report.json} with tests of one file. */
  public static String report(long startTime, String... tests) {
    return "{\"files\":[{\"fileName\":\"shop.spec.ts\",\"tests\":[%s]}],\"startTime\":%d}"
        .formatted(String.join(",", tests), startTime);
  }

  /** A test in a {@code report.json}. */
  public static String test(String id, String title, String outcome) {
    return "{\"testId\":\"%s\",\"title\":\"%s\",\"projectName\":\"\",\"path\":[],\"outcome\":\"%s\"}"
        .formatted(id, title, outcome);
  }

  /** A page with this zip file in its data. */
  public static String of(byte[] zip) {
    return withData(Base64.getEncoder().encodeToString(zip));
  }

  static String withData(String base64) {
    return START + TEMPLATE + DATA + base64 + "</template>";
  }

  /** A zip file of entries, each given by name and content. */
  public static byte[] zip(String... namesAndContents) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndContents[i]));
        zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}
