package run.empirical.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;
import run.empirical.cli.RawServer;
import run.empirical.cli.TestTls;
import run.empirical.cli.output.OutputFormat;

/** Files of {@code --report}: written in addition to the output. */
class ReportTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  private static final String TABLE =
      Outcome.table("", "1  3 hours ago  2026-11-24T09:12:44Z  48213");
  private static final String TSV = Outcome.row("a", "1 - 48213 2026-11-24T09:12:44Z 11000 -", "-");
  private static final String REPLY =
      "HTTP/1.1 200 OK\r\nContent-Length: "
          + FakeApi.ONE_PASS.length()
          + "\r\n\r\n"
          + FakeApi.ONE_PASS;

  private final Path folder;

  ReportTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void answerWithOnePass() {
    API.answers(200, FakeApi.ONE_PASS);
  }

  @Test
  void writesEachFormatToItsFileAndPrintsAsUsual() throws IOException {
    String reports =
        " --report tsv="
            + folder.resolve("a.html")
            + " --report table="
            + folder.resolve("b=c.txt");
    String coloured = "a --color always";
    Outcome usual = API.cli().terminal().lastPass(coloured);

    assertEquals(usual, API.cli().terminal().lastPass(coloured + reports));
    assertEquals(TSV, Files.readString(folder.resolve("a.html")));
    assertEquals(TABLE, Files.readString(folder.resolve("b=c.txt")));
    assertEquals(List.of("a.html", "b=c.txt"), files());
    assertEquals(2, API.bodies().size());
  }

  /** The extension selects the format, and does not change the name. It may also precede it. */
  @ParameterizedTest
  @CsvSource({
    "json, A.JSON, json",
    "tsv, a.b.tsv, tsv",
    "markdown, a.md, md",
    "junit, a.xml, xml",
    "html, env=prod.HTML, html"
  })
  void infersTheFormatFromTheFileExtension(String format, String name, String extension)
      throws IOException {
    String gate = "a --require=1 -q --dashboard=https://dash.test/p -o " + format + " --report ";
    Outcome drawn = API.cli().lastPass(gate + folder.resolve(name));
    assertEquals(drawn, API.cli().lastPass(gate + extension + "=" + folder.resolve("z.txt")));

    assertEquals(0, drawn.exit());
    assertEquals(List.of(name, "z.txt"), files());
    assertEquals(drawn.out(), Files.readString(folder.resolve(name)));
    assertEquals(drawn.out(), Files.readString(folder.resolve("z.txt")));
  }

  @Test
  void replacesWhatAFileHas() throws IOException {
    Path file = Files.writeString(folder.resolve("a.tsv"), "longer than the new one ".repeat(99));
    Path twin = Files.createLink(folder.resolve("twin"), file);

    API.cli().lastPass("a --report", "tsv=" + file);

    assertEquals(TSV, Files.readString(file));
    assertEquals(TSV, Files.readString(twin));
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it keeps no permission bits")
  void createsFilesWithDefaultPermissions() throws IOException {
    Path usual = Files.createFile(folder.resolve("usual"));
    Path file = folder.resolve("a.tsv");

    API.cli().lastPass("a --report", "tsv=" + file);

    assertEquals(Files.getPosixFilePermissions(usual), Files.getPosixFilePermissions(file));
  }

  /** The report and the gate's line are written; the exit status is that of the failure. */
  @Test
  void doesNotDependOnStandardOutput() throws IOException {
    Path file = Files.writeString(folder.resolve("a.tsv"), "as before");

    Outcome outcome =
        API.cli()
            .out(OutputFailureTest.full(0), error -> false)
            .lastPass("a --require=1 --max-age=1h -o json --report", "tsv=" + file);

    assertEquals(
        new Outcome(
            74,
            "",
            """
            empirical: gate not met: environment 1: 3h old, not within 1h (required: a last pass at most 1h old in environment 1)
            empirical: error: cannot write to standard output: No space left on device
            """),
        outcome);
    assertEquals(TSV, Files.readString(file));
  }

  @Test
  void rejectsAnUnusablePlaceBeforeAnyRequest() throws IOException {
    assertRejected(folder.resolve("missing").resolve("a.tsv"), "no such folder");
    assertRejected(folder, "it is not a regular file");
    assertRejected(folder.resolve("a").resolve("b").resolve("c.tsv"), "no such folder");
  }

  @Test
  void rejectsLinksThatLeadNowhereAndKeepsThem() throws IOException {
    Path lost = Files.createSymbolicLink(folder.resolve("link.tsv"), Path.of("none/real.tsv"));
    assertRejected(lost, "it is not a regular file");
    assertTrue(Files.isSymbolicLink(lost));
  }

  @Test
  void writesThroughLinksAndKeepsThem() throws IOException {
    Path real = Files.createFile(Files.createDirectory(folder.resolve("sub")).resolve("real.tsv"));
    Path link = Files.createSymbolicLink(folder.resolve("link.tsv"), Path.of("sub/real.tsv"));
    Path linkToIt = Files.createSymbolicLink(folder.resolve("more.tsv"), link);

    assertEquals(0, API.cli().lastPass("a --report", "tsv=" + linkToIt).exit());

    assertEquals(TSV, Files.readString(real));
    assertTrue(Files.isSymbolicLink(link));
    assertTrue(Files.isSymbolicLink(linkToIt));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/null", "/dev/fd/0", "/dev/tty", "/proc/self/fd/0"})
  @EnabledOnOs(OS.LINUX)
  void rejectsSpecialFiles(String place) throws IOException {
    assertRejected(Path.of(place), "it is not a regular file");
  }

  @Test
  void rejectsAPlaceThatCouldNotBeDecoded() throws IOException {
    String locale = " is not UTF-8, or the locale is not: set LC_ALL=C.UTF-8\n";
    assertEquals(
        new Outcome(78, "", "empirical: error: GITHUB_STEP_SUMMARY" + locale),
        API.cli()
            .variable("GITHUB_STEP_SUMMARY", "/b\ufffdro")
            .lastPass("a --report tsv=" + folder.resolve("a.tsv")));
    assertEquals(
        new Outcome(78, "", "empirical: error: the working folder's path" + locale),
        API.cli().folder(folder.resolve("b\ufffdro")).lastPass("a --report tsv=a.tsv"));
    assertEquals(List.of(), API.bodies());
    assertEquals(List.of(), files());
  }

  @Test
  void reportsEachUnwrittenFileAndWritesTheOthers() throws IOException {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    Path first = gone.resolve("a.tsv");
    Path second = gone.resolve("b.json");
    try (RawServer api =
        RawServer.start(
            connection -> {
              connection.request();
              Files.delete(gone);
              connection.send(REPLY);
            })) {
      assertEquals(
          new Outcome(
              74,
              TABLE,
              """
              empirical: error: cannot write the report %s: no such file
              empirical: error: cannot write the report %s: no such file
              """
                  .formatted(first, second)),
          api.cli()
              .lastPass(
                  "a",
                  "--report=" + first,
                  "--report=" + folder.resolve("stays.tsv"),
                  "--report=" + second));
    }
    assertEquals(List.of("stays.tsv"), files());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--from | a | --from FILE",
        "--from-playwright | {^failedTests^:[]} | --from-playwright FILE",
        "--key-file | the-key | a --key-file FILE"
      })
  void rejectsAnInputFileUnderAnyName(String option, String content, String arguments)
      throws IOException {
    Path input = Files.writeString(folder.resolve("input"), content.replace('^', '"'));

    assertRejectedAsInput(API.cli(), input, option, arguments.replace("FILE", input.toString()));
  }

  @Test
  void rejectsTheConfigurationFile() throws IOException {
    Path input = Files.writeString(folder.resolve("input"), "project-id=1");
    Cli cli = API.cli().variable("EMPIRICAL_CONFIG", input.toString());

    assertRejectedAsInput(cli, input, "the project's file", "a");
  }

  @Test
  void rejectsTheCaBundle() throws IOException {
    Path input = Files.copy(TestTls.file("authority.pem"), folder.resolve("input"));
    String arguments = "a --api-url=https://api.invalid";
    assertRejectedAsInput(
        API.cli().variable("SSL_CERT_FILE", input.toString()), input, "SSL_CERT_FILE", arguments);
    assertRejectedAsInput(
        API.cli().variable("SSL_CERT_FILE", ""),
        input,
        "--cacert",
        arguments + " --cacert=" + input);
    Path link = Files.createSymbolicLink(folder.resolve("link"), input);
    assertRejectedAsInput(
        API.cli().variable("NODE_EXTRA_CA_CERTS", link.toString()),
        input,
        "NODE_EXTRA_CA_CERTS",
        arguments);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a --api-url=http://127.0.0.1:1", "a --demo"})
  void rejectsACaBundleThatIsNotRead(String arguments) throws IOException {
    Path input = Files.writeString(folder.resolve("input"), "certificates");
    for (String variable : List.of("SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS")) {
      assertRejectedAsInput(
          API.cli().variable(variable, input.toString()), input, variable, arguments);
    }
  }

  /** Tries the input file by its own name, by a link and by a relative path. */
  private void assertRejectedAsInput(Cli cli, Path input, String source, String arguments)
      throws IOException {
    String content = Files.readString(input);
    Path link =
        Files.createSymbolicLink(folder.resolve("link to " + source.replace("--", "")), input);
    for (Path name : List.of(input, link, Path.of("../" + folder.getFileName() + "/input"))) {
      assertEquals(
          Outcome.error(
              78, "cannot write the report " + name + ": it is also an input (" + source + ")"),
          cli.folder(folder).lastPass(arguments + " -q --report", "tsv=" + name));
      assertEquals(content, Files.readString(input));
    }
    assertEquals(List.of(), API.bodies());
  }

  private void assertRejected(Path place, String why) throws IOException {
    List<String> before = files();
    assertEquals(
        Outcome.error(78, "cannot write the report " + place + ": " + why),
        API.cli()
            .lastPass("a", "--report=tsv=" + folder.resolve("fine.tsv"), "--report=tsv=" + place));
    assertEquals(List.of(), API.bodies());
    assertEquals(before, files());
  }

  @Test
  void leavesNoFilesWithoutAKey() throws IOException {
    Outcome outcome =
        API.cli()
            .without("EMPIRICALRUN_KEY")
            .lastPass("a --report", "tsv=" + folder.resolve("a.tsv"));

    assertEquals(77, outcome.exit());
    assertEquals(List.of(), files());
  }

  @Test
  void rejectsTwoReportsInOneFile() throws IOException {
    assertOneFile(folder.resolve("new.tsv"), folder.resolve("./new.tsv"));
    Path file = Files.writeString(folder.resolve("a.tsv"), "as before");
    assertOneFile(file, Files.createSymbolicLink(folder.resolve("b.json"), file));
    assertEquals("as before", Files.readString(file));
  }

  private static void assertOneFile(Path file, Path same) {
    assertEquals(
        Outcome.error(2, "two reports go to one file: " + file + " and " + same),
        API.cli()
            .without("EMPIRICALRUN_KEY")
            .lastPass("--from no-such-file --report", "" + file, "--report", "" + same));
  }

  @Test
  void rejectsJunitWithoutAGate() {
    Outcome needsGate = Outcome.error(2, "junit needs a gate: add --require");
    assertEquals(needsGate, API.cli().lastPass("a -o junit"));
    assertEquals(needsGate, API.cli().lastPass("a --report", "junit=" + folder.resolve("a.xml")));
    assertEquals(List.of(), API.bodies());
  }

  @Test
  void rejectsInvalidReportOptions() {
    String start = "empirical: error: --report: ";
    String endings =
        "expected FORMAT=FILE, or a file ending in " + String.join(", ", OutputFormat.endings());
    for (String file : List.of("tsv", "a.txt", "html", "a.html.gz", "a.html/b", ".", "")) {
      assertUsage(start + endings + "; got '" + file + "'", file);
    }
    assertUsage(start + endings + "; got 'a.b=c.txt'", "a.b=c.txt");
    assertUsage(start + "the file in 'tsv=' has no name", "tsv=");
    for (String folderName : List.of("json=new/", "json=/", "tsv=" + folder + File.separator)) {
      assertUsage(start + "'" + folderName + "' is a folder", folderName);
    }
    assertUsage(start + "'tsv=-' means standard output, whose format --output sets", "tsv=-");
  }

  @Test
  void rejectsAnUnknownFormat() {
    String formats = List.of(OutputFormat.values()).toString().replaceAll("[\\[\\]]", "");
    String expected = ": expected " + formats.replaceFirst(", (\\w+)$", " or $1") + ", got '";
    for (String output : List.of("a", "md", "JSON")) {
      assertEquals(
          Outcome.error(2, "--output" + expected + output + "'"),
          API.cli().lastPass("a -o", output));
    }
    for (String report : List.of("a", "MD", "JSON", "tables")) {
      assertUsage("empirical: error: --report" + expected + report + "'", report + "=b.html");
    }
  }

  private static void assertUsage(String message, String report) {
    assertEquals(new Outcome(2, "", message + "\n"), API.cli().lastPass("a --report", report));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
