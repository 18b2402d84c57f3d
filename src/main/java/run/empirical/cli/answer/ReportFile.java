package run.empirical.cli.answer;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.function.DoubleSupplier;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.model.FailureException;
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
final class ReportFile implements Closeable {
  private final String name;
  private final Path target;
  private final Path draft;
  private final Writer writer;
  private final Renderer renderer;

  private ReportFile(String name, Path target, Path draft, Writer writer, Renderer renderer) {
    this.name = name;
    this.target = target;
    this.draft = draft;
    this.writer = writer;
    this.renderer = renderer;
  }

  /**
   * Opens a report at a checked place.
   *
   * @throws FailureException of kind {@code CONFIG} when it shows already that nothing can be
   *     written there
   */
  static ReportFile open(
      OutputFormat format, ReportPlace place, Question question, Look look, DoubleSupplier random) {
    Path target = place.path();
    try {
      Path draft = draft(target, random);
      keepPermissions(target, draft);
      Writer writer =
          new OutputStreamWriter(
              Files.newOutputStream(draft, StandardOpenOption.WRITE), StandardCharsets.UTF_8);
      Renderer renderer = format.renderer(question, look, Surface.FILE, writer);
      return new ReportFile(place.typed().toString(), target, draft, writer, renderer);
    } catch (IOException e) {
      throw place.unusable(IoProblem.of(e));
    }
  }

  void add(Finding finding) throws IOException {
    renderer.add(finding);
  }

  /** Completes the file and moves it into place. */
  void end(ReferenceTime reference) throws IOException {
    renderer.end(reference);
    writer.close();
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Deletes an incomplete file. */
  @Override
  public void close() throws IOException {
    try {
      writer.close();
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** As typed. */
  String name() {
    return name;
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

  private static void keepPermissions(Path target, Path draft) throws IOException {
    PosixFileAttributeView old = Files.getFileAttributeView(target, PosixFileAttributeView.class);
    PosixFileAttributeView now = Files.getFileAttributeView(draft, PosixFileAttributeView.class);
    if (old != null && now != null && Files.exists(target)) {
      now.setPermissions(old.readAttributes().permissions());
    }
  }
}
