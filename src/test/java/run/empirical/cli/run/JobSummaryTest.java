package run.empirical.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;
import run.empirical.cli.Sample;
import run.empirical.cli.host.Host;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.output.OutputFormat;

/** The job summary of a step on GitHub, to which reports are appended. */
class JobSummaryTest {
  @RegisterExtension static final FakeApi API = new FakeApi();

  private static final String TSV = Outcome.row("a", "1 - 48213 2026-11-24T09:12:44Z 11000 -", "-");

  private final Path folder;

  JobSummaryTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void answerWithOnePass() {
    API.answers(200, FakeApi.ONE_PASS);
  }

  /** The step has written to the job summary before. */
  @Test
  void appendsToTheJobSummary() throws IOException {
    Path summary = Files.writeString(folder.resolve("summary"), "before\n");
    Cli cli = API.cli().variable("GITHUB_STEP_SUMMARY", summary.toString());
    String report = cli.lastPass("a -o markdown").out();

    cli.lastPass("a --report markdown=" + summary);
    cli.lastPass("a --report markdown=" + summary + " --report tsv=" + summary);

    String apart = "\n\n";
    assertEquals(
        "before\n" + apart + report + apart + report + apart + TSV, Files.readString(summary));
  }

  /**
   * At the check, there is no file; the second report is appended to that of the first. The
   * variable is relative to the working folder, as an option is.
   */
  @Test
  void startsAJobSummaryThatIsNotThere() throws IOException {
    Path summary = folder.resolve("summary");
    Cli cli = API.cli().folder(folder).variable("GITHUB_STEP_SUMMARY", "summary");

    assertEquals(0, cli.lastPass("a --report tsv=" + summary + " --report tsv=" + summary).exit());

    assertEquals("\n\n" + TSV + "\n\n" + TSV, Files.readString(summary));
  }

  @Test
  void replacesAnotherReportInTheSameJob() throws IOException {
    Path summary = Files.writeString(folder.resolve("summary"), "before\n");
    Path report = Files.writeString(folder.resolve("report.tsv"), "of an earlier run\n");
    Cli cli = API.cli().variable("GITHUB_STEP_SUMMARY", summary.toString());

    cli.lastPass("a --report " + report);

    assertEquals(TSV, Files.readString(report));
  }

  /** A step may start several runs at the same time. */
  @Test
  void reportsInAJobSummaryDoNotMix() throws Exception {
    Path summary = folder.resolve("summary");
    Host host =
        new Cli()
            .variable("GITHUB_STEP_SUMMARY", summary.toString())
            .host(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
    List<Sample> samples =
        Stream.of("a", "b", "c")
            .map(letter -> Sample.create().answered(new TestCase("t", letter.repeat(3_000_000))))
            .toList();
    ExecutorService steps = Executors.newFixedThreadPool(samples.size());
    try {
      List<Callable<Boolean>> writes = new ArrayList<>();
      for (Sample sample : samples) {
        AnswerFile file = AnswerFile.at(summary.toString(), OutputFormat.TSV, host);
        writes.add(
            () -> {
              file.write(sample.answer(), sample.style());
              return true;
            });
      }
      for (Future<Boolean> write : steps.invokeAll(writes)) {
        assertTrue(write.get());
      }
    } finally {
      steps.shutdownNow();
    }
    assertEquals(
        samples.stream()
            .map(sample -> sample.as(OutputFormat.TSV).strip())
            .collect(Collectors.toSet()),
        Files.readAllLines(summary).stream()
            .filter(line -> !line.isEmpty())
            .collect(Collectors.toSet()));
  }
}
