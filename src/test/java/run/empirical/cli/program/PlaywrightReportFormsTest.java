package run.empirical.cli.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static run.empirical.cli.GateRuns.pass;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.GateRuns;
import run.empirical.cli.Outcome;
import run.empirical.cli.testcases.PlaywrightPage;

/** Each form of a Playwright report, and the messages about those that cannot be used. */
class PlaywrightReportFormsTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  private static final String PAYS = "29b720a9ac74378ae6c8-00000000000000000001";
  private static final String OTHER = "29b720a9ac74378ae6c8-00000000000000000003";
  private static final String SHIPS = "29b720a9ac74378ae6c8-00000000000000000002";

  private final Path folder;

  PlaywrightReportFormsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void stubAnswers() {
    new GateRuns(API).answers(PAYS, pass(1, Duration.ofHours(3)));
  }

  @Test
  void acceptsAnHtmlReportByFileOrFolder() throws IOException {
    String page = write("index.html", report(1_795_500_000_000L)).toString();

    assertEquals(List.of(PAYS, SHIPS), lookedUpIds("--from-playwright", page));
    assertEquals(List.of(PAYS, SHIPS), lookedUpIds("--from-playwright", folder.toString()));
  }

  @Test
  void acceptsPlaywrightsLastRunFileByFileOrFolder() throws IOException {
    String list =
        write(".last-run.json", "{\"status\":\"failed\",\"failedTests\":[\"" + SHIPS + "\"]}")
            .toString();

    assertEquals(List.of(SHIPS), lookedUpIds("--from-playwright", list));
    assertEquals(List.of(SHIPS), lookedUpIds("--from-playwright", folder.toString()));
    write("index.html", report(1_795_500_000_000L));
    assertEquals(List.of(PAYS, SHIPS), lookedUpIds("--from-playwright", folder.toString()));

    String empty = Files.createDirectory(folder.resolve("blob report")).toString();
    refused(
        "no index.html or .last-run.json in "
            + empty
            + "; for blob reports, first run npx playwright merge-reports --reporter html \""
            + empty
            + "\"",
        API.cli(),
        empty);
  }

  @Test
  void namesTheFolderOfABlobReport() throws IOException {
    String merge = "is a blob report; run npx playwright merge-reports --reporter html ";
    byte[] blob = PlaywrightPage.zip("resources/a.md", "# Error", "report-1.jsonl", "");
    Path zip = Files.write(folder.resolve("report-1.zip"), blob);
    refused(zip + " " + merge + '"' + folder + '"', API.cli(), zip.toString());
    refused("report-1.zip " + merge + ".", API.cli().folder(folder), "report-1.zip");
    refused(
        "standard input " + merge + "FOLDER", API.cli().input(new ByteArrayInputStream(blob)), "-");
    refused(
        "standard input is a zip archive; unpack it",
        API.cli().input(new ByteArrayInputStream(blob, 0, blob.length / 4)),
        "-");
    Path events = write("report.jsonl", "{\"method\":\"onBlobReportMetadata\"}\n{}\n");
    refused(
        events
            + " is a part of a blob report; run npx playwright merge-reports --reporter html"
            + " FOLDER, where FOLDER has its zip archive",
        API.cli(),
        folder.toString());
  }

  private static void refused(String problem, Cli cli, String report) {
    assertEquals(
        Outcome.error(78, "--from-playwright: " + problem),
        cli.lastPass("--from-playwright", report));
  }

  @Test
  void sortsFreshFailuresUnlessOtherTestCasesAreGiven() throws IOException {
    String page = write("index.html", report(1_795_500_000_000L)).toString();
    String newest = "1     TEST CASE\n3h    pays\n>30d  ships\n";
    String others = "1     TEST CASE\n>30d  " + OTHER + "\n3h    pays\n>30d  ships\n";

    assertEquals(newest, shown("--from-playwright", page));
    assertEquals(others, shown(OTHER, "--from-playwright", page));
  }

  private static String shown(String... arguments) {
    return run("-q", arguments).out();
  }

  /** The test cases that a run looks up, in order. */
  private static List<String> lookedUpIds(String... arguments) {
    Outcome outcome = run("-otsv", arguments);
    assertEquals(0, outcome.exit(), outcome.toString());
    return outcome.out().lines().map(row -> row.split("\t", 2)[0]).toList();
  }

  private static Outcome run(String option, String... arguments) {
    return API.cli().lastPass(option, arguments);
  }

  private static String report(long startTime) throws IOException {
    return PlaywrightPage.of(
        PlaywrightPage.report(
            startTime,
            PlaywrightPage.test(PAYS, "pays", "unexpected"),
            PlaywrightPage.test(SHIPS, "ships", "unexpected")));
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }
}
