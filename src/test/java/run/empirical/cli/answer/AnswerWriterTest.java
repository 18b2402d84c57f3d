package run.empirical.cli.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import run.empirical.cli.Cli;
import run.empirical.cli.Questions;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.DataOut;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.Verbosity;
import run.empirical.cli.model.Clocks;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.output.Look;
import run.empirical.cli.output.OutputFormat;
import run.empirical.cli.output.Surface;
import run.empirical.cli.output.TimeStyle;

final class AnswerWriterTest {
  private static final Look LOOK =
      new Look(TimeStyle.RELATIVE, () -> ZoneOffset.UTC, null, null, false);

  private final Question question = Questions.gated(null);
  private final Host host =
      new Cli().host(OutputStream.nullOutputStream(), OutputStream.nullOutputStream());

  @Test
  void writesTheOtherReportsWhenAFolderIsDeletedDuringTheRun(@TempDir Path folder)
      throws IOException {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    Path stays = folder.resolve("stays.tsv");
    List<ReportTarget> reports =
        List.of(
            new ReportTarget(OutputFormat.TSV, gone.resolve("a.tsv")),
            new ReportTarget(OutputFormat.TSV, stays));
    DataOut out = new DataOut(host);
    try (AnswerWriter writer =
        new AnswerWriter(
            new Console(host, Verbosity.QUIET),
            out,
            OutputFormat.TSV.renderer(question, LOOK, Surface.FILE, out))) {
      writer.open(reports, question, LOOK, new InputFiles(host), () -> 0.5);
      writer.add(new Finding(TestCase.of("a"), List.of(), null));
      for (Path draft : ReportTest.list(gone)) {
        Files.delete(draft);
      }
      Files.delete(gone);

      FailureException thrown =
          assertThrows(
              FailureException.class,
              () -> writer.end(new ReferenceTime(null, new Clocks(Cli.NOW, null))));
      assertEquals(
          Failure.of(
              ErrorKind.OUTPUT,
              "cannot write the report " + gone.resolve("a.tsv") + ": no such file"),
          thrown.failure());
    }
    assertEquals(List.of(stays), ReportTest.list(folder));
  }
}
