package run.empirical.cli.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.empirical.cli.Cli;
import run.empirical.cli.Questions;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.model.Clocks;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.output.Look;
import run.empirical.cli.output.OutputFormat;
import run.empirical.cli.output.TimeStyle;

final class ReportsTest {
  private final Path folder;

  ReportsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void writesTheOtherReportsWhenAFolderIsDeletedDuringTheRun() throws IOException {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    Path stays = folder.resolve("stays.tsv");
    ReferenceTime now = new ReferenceTime(null, new Clocks(Cli.NOW, null));
    try (Reports reports =
        Reports.open(
            List.of(
                new ReportTarget(OutputFormat.TSV, gone.resolve("a.tsv")),
                new ReportTarget(OutputFormat.TSV, stays)),
            Questions.gated(null),
            new Look(TimeStyle.RELATIVE, () -> ZoneOffset.UTC, null, null, false),
            new InputFiles(
                new Cli().host(OutputStream.nullOutputStream(), OutputStream.nullOutputStream())),
            () -> 0.5)) {
      reports.add(new Finding(TestCase.of("a"), List.of(), null));
      for (Path draft : list(gone)) {
        Files.delete(draft);
      }
      Files.delete(gone);

      Failure failure = reports.end(now);

      assertNotNull(failure);
      assertEquals(ErrorKind.OUTPUT, failure.kind());
      assertEquals(
          "cannot write the report " + gone.resolve("a.tsv") + ": no such file", failure.message());
    }
    assertEquals(List.of(stays), list(folder));
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
