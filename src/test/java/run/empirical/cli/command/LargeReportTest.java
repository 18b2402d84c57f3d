package run.empirical.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Main;
import run.empirical.cli.Outcome;

/** A report many times larger than the memory of the process that reads it. */
@Timeout(120)
class LargeReportTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  private static final long REPORT_BYTES = 300_000_000;
  private static final int LARGE_LINE_BYTES = 16_000_000;
  private static final int LARGE_ATTACHMENT_BYTES = 40_000_000;

  private final Path folder;

  LargeReportTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void streamsTheReport() throws Exception {
    assertEquals(
        new Outcome(
            20,
            """
            ENVIRONMENT  LAST PASS       EXECUTED AT  TEST RUN  GATE     TEST CASE
            1            not in 30 days  -            -         missing  block › fails
            """,
            ""),
        lookUp("--from-playwright=-", "--require=1", "--quiet"));
    assertEquals(List.of("{\"test_case_id\":\"last-id\"}"), API.bodies());
  }

  /** In a Java with a heap of 32 MB, with the report on standard input. */
  private Outcome lookUp(String... options) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder = new ProcessBuilder();
    builder.command().add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    builder.command().addAll(List.of("-Xmx32m", "-cp", System.getProperty("java.class.path")));
    builder.command().addAll(List.of(Main.class.getName(), "last-pass"));
    builder.command().addAll(List.of(options));
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "EMPIRICAL_API_URL",
                API.url(),
                "EMPIRICALRUN_KEY",
                FakeApi.KEY,
                "EMPIRICAL_CONFIG",
                ""));
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    try (OutputStream in = new BufferedOutputStream(process.getOutputStream(), 1 << 16)) {
      writeReport(in);
    }
    return new Outcome(process.waitFor(), Files.readString(out), Files.readString(err));
  }

  private static void writeReport(OutputStream out) throws IOException {
    byte[] words = "a line of another tool ".repeat(1000).getBytes(StandardCharsets.US_ASCII);
    for (int written = 0; written < LARGE_LINE_BYTES; written += words.length) {
      out.write(words);
    }
    write(out, "\n{\"config\":{\"projects\":[]},\"suites\":[{\"file\":\"a.spec.ts\",\"suites\":[");
    write(out, "{\"title\":\"block\",\"specs\":[");
    write(out, spec("\"attachments\":[{\"body\":\""));
    byte[] base64 = "QUJD".repeat(2500).getBytes(StandardCharsets.US_ASCII);
    for (int written = 0; written < LARGE_ATTACHMENT_BYTES; written += base64.length) {
      out.write(base64);
    }
    write(out, "\"}]}],\"status\":\"expected\"}]},");
    byte[] passed =
        (spec("\"stdout\":[{\"text\":\"" + "a line \\u001b[0m\\n".repeat(600) + "\"}]}]")
                + ",\"status\":\"expected\"}]},")
            .getBytes(StandardCharsets.US_ASCII);
    for (long written = LARGE_ATTACHMENT_BYTES; written < REPORT_BYTES; written += passed.length) {
      out.write(passed);
    }
    write(out, "{\"title\":\"fails\",\"tests\":[{\"status\":\"unexpected\"}],\"id\":\"last-id\"}");
    write(out, "]}]}],\"errors\":[]}");
  }

  /** The start of a spec, up to the fields of its test's only result. */
  private static String spec(String members) {
    return "{\"title\":\"passes\",\"id\":\"an-id\",\"tests\":[{\"results\":[{" + members;
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
  }
}
