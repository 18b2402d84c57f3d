package run.empirical.cli.answer;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.output.Look;
import run.empirical.cli.output.OutputFormat;
import run.empirical.cli.output.Renderer;
import run.empirical.cli.output.Surface;

/**
 * A report file, written completely or not at all: under a temporary name beside its place, and
 * moved there when it is complete.
 */
final class ReportFile {
  private final ReportPlace place;
  private final Path draft;
  private final Writer writer;
  private final Renderer renderer;
  private @Nullable Failure failure;

  private ReportFile(ReportPlace place, Path draft, Writer writer, Renderer renderer) {
    this.place = place;
    this.draft = draft;
    this.writer = writer;
    this.renderer = renderer;
  }

  /** Opens a report at a checked place; fails with {@code CONFIG} if it cannot be written. */
  static ReportFile open(
      OutputFormat format, ReportPlace place, Question question, Look look, DoubleSupplier random) {
    Path target = place.path();
    try {
      Path draft = draft(target, random);
      if (Files.exists(target)
          && target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(target));
      }
      Writer writer =
          new OutputStreamWriter(
              Files.newOutputStream(draft, StandardOpenOption.WRITE), StandardCharsets.UTF_8);
      Renderer renderer = format.renderer(question, look, Surface.FILE, writer);
      return new ReportFile(place, draft, writer, renderer);
    } catch (IOException e) {
      throw ReportPlace.unusable(place.typed(), IoProblem.of(e));
    }
  }

  void add(Finding finding) {
    write(() -> renderer.add(finding));
  }

  /** Completes the file and moves it into place. */
  void end(ReferenceTime reference) {
    write(
        () -> {
          renderer.end(reference);
          writer.close();
          Files.move(draft, place.path(), StandardCopyOption.ATOMIC_MOVE);
        });
  }

  /** Why the report cannot be written; null if nothing has failed. */
  @Nullable Failure failure() {
    return failure;
  }

  /** Deletes an incomplete file. */
  void close() {
    try {
      try {
        writer.close();
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      // The temporary file stays: the cause of the failure may also prevent its deletion.
    }
  }

  private void write(AnswerWriter.Writing writing) {
    if (failure != null) {
      return;
    }
    try {
      writing.run();
    } catch (IOException e) {
      failure = ReportPlace.failure(ErrorKind.OUTPUT, place.typed(), IoProblem.of(e));
      close();
    }
  }

  /** A new file beside the target, with the user's default permissions. */
  private static Path draft(Path target, DoubleSupplier random) throws IOException {
    String number = Long.toString((long) (random.getAsDouble() * Long.MAX_VALUE), 36);
    for (int attempt = 1; ; attempt++) {
      Path draft = target.resolveSibling(".empirical-" + number + "-" + attempt + ".part");
      try {
        Files.createFile(draft);
        // After a signal, close() does not run.
        draft.toFile().deleteOnExit();
        return draft;
      } catch (FileAlreadyExistsException e) {
        // Another process writes a report in the same folder; try another name.
      }
    }
  }
}
