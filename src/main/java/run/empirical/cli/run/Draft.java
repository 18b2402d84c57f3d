package run.empirical.cli.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/** A file's next content, kept beside it until it is whole; deleted if the process ends before. */
final class Draft {
  private final Path file;
  private final Path draft;

  /** Taken for good when the process ends. */
  private final Semaphore running = new Semaphore(1);

  /**
   * A draft that does not exist yet.
   *
   * @param random names it
   * @param atExit runs an action when the process ends
   */
  Draft(Path file, DoubleSupplier random, Consumer<Runnable> atExit) {
    String number = Long.toString((long) (random.getAsDouble() * Long.MAX_VALUE), 36);
    this.file = file;
    this.draft = file.resolveSibling(".empirical-" + number + ".part");
    atExit.accept(this::delete);
  }

  /** Writes something. */
  interface Content {
    void write(Writer out) throws IOException;
  }

  private interface Step<T> {
    T run() throws IOException;
  }

  /** Replaces the file, or creates it. */
  void write(Content content) throws IOException {
    try {
      try (Writer writer =
          new BufferedWriter(
              new OutputStreamWriter(whileRunning(this::create), StandardCharsets.UTF_8))) {
        content.write(writer);
      }
      whileRunning(() -> Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE));
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /**
   * With the permissions of the file, else the user's default ones, which temporary files do not
   * have.
   */
  private OutputStream create() throws IOException {
    OutputStream out = Files.newOutputStream(draft, StandardOpenOption.CREATE_NEW);
    if (Files.exists(file)
        && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(file));
    }
    return out;
  }

  /** Takes a step, or waits for the end of the process if that has begun. */
  private <T> T whileRunning(Step<T> step) throws IOException {
    running.acquireUninterruptibly();
    try {
      return step.run();
    } finally {
      running.release();
    }
  }

  /** Deletes the draft for good: it is neither created nor moved from then on. */
  private void delete() {
    running.acquireUninterruptibly();
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      // Its folder has become inaccessible.
    }
  }
}
