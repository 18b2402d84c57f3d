package run.empirical.cli.run;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.model.Answer;
import run.empirical.cli.output.OutputFormat;
import run.empirical.cli.output.Style;

/**
 * A file that the answer is also written to: a new one, or a plain one to replace. It is opened
 * once the answer is drawn, so that a run that fails before leaves an old one as it is.
 *
 * @param typed the file as typed, for messages
 * @param target the file after resolving links
 * @param appends whether it is the job summary of a step on GitHub, which may have reports already
 * @param writing held while it is written; the end of the process takes it, so that a signal lets a
 *     write finish, and no other one begin
 */
public record AnswerFile(
    OutputFormat format, Path typed, Path target, boolean appends, Lock writing) {
  /** Markdown would take a line that follows another for the same paragraph. */
  private static final String GAP = "\n\n";

  private static final String NOT_A_FILE = "it is not a regular file";

  /**
   * Checks that the file can be written, before anything is sent.
   *
   * @param typed the file as typed
   * @param inputs the files that this run reads
   * @throws FailureException of kind {@code CONFIG} if it cannot, or other data would be lost
   */
  public static AnswerFile at(Path typed, OutputFormat format, InputFiles inputs, Host host) {
    try {
      Path target = resolved(typed, host.resolve(typed.toString()));
      check(typed, target, inputs);
      Lock writing = new ReentrantLock();
      host.atExit().accept(writing::lock);
      return new AnswerFile(format, typed, target, isJobSummary(target, host), writing);
    } catch (IOException e) {
      throw unusable(typed, IoProblem.of(e));
    }
  }

  private static Path resolved(Path typed, Path file) throws IOException {
    if (isOther(file)) {
      throw unusable(typed, NOT_A_FILE);
    }
    Path real = realPath(file);
    if (real == null) {
      throw unusable(typed, "no such folder");
    }
    return real;
  }

  /** Whether something else than a plain file is there, such as a link that leads nowhere. */
  private static boolean isOther(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file);
  }

  /** The path without links of a file that need not be there; null if its folder is not there. */
  private static @Nullable Path realPath(Path file) throws IOException {
    if (Files.exists(file)) {
      return file.toRealPath();
    }
    Path folder = file.toAbsolutePath().getParent();
    return folder != null && Files.isDirectory(folder)
        ? folder.toRealPath().resolve(file.getFileName())
        : null;
  }

  /** GitHub's runner makes the file, but another tool may do so later. */
  private static boolean isJobSummary(Path target, Host host) throws IOException {
    Path summary = host.path("GITHUB_STEP_SUMMARY");
    return summary != null
        && (target.equals(realPath(summary)) || InputFiles.isSame(target, summary));
  }

  private static void check(Path typed, Path target, InputFiles inputs) throws IOException {
    boolean exists = Files.exists(target);
    if (!Files.isWritable(exists ? target : target.getParent())) {
      throw unusable(typed, "permission denied");
    }
    String reader = exists ? inputs.reader(target) : null;
    if (reader != null) {
      throw unusable(typed, "it is also an input (" + reader + ")");
    }
    if (InputFiles.isSame(target, Path.of("/dev/stdout"))) {
      throw unusable(typed, "standard output goes there");
    }
    if (InputFiles.isSame(target, Path.of("/dev/stderr"))) {
      throw unusable(typed, "standard error goes there");
    }
  }

  /** Whether another report goes to the same file, perhaps by a hard link. */
  public boolean isSameAs(AnswerFile other) {
    try {
      return target.equals(other.target) || InputFiles.isSame(target, other.target);
    } catch (IOException e) {
      throw unusable(typed, IoProblem.of(e));
    }
  }

  /** Draws the answer, and writes it. */
  void write(Answer answer, Style style) throws IOException {
    ByteBuffer report = draw(answer, style);
    writing.lock();
    try {
      write(report);
    } finally {
      writing.unlock();
    }
  }

  private ByteBuffer draw(Answer answer, Style style) throws IOException {
    long before = appends && Files.exists(target) ? Files.size(target) : 0;
    String gap = before == 0 ? "" : GAP;
    StringWriter text = new StringWriter();
    text.write(gap);
    format.draw(answer, style.forFile(before + gap.length()), text);
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
    // Of another one, a write would first make a copy like this.
    return ByteBuffer.allocateDirect(bytes.remaining()).put(bytes).flip();
  }

  private void write(ByteBuffer report) throws IOException {
    // To open a pipe would wait for its reader.
    if (isOther(target)) {
      throw new IOException(NOT_A_FILE);
    }
    OpenOption how = appends ? StandardOpenOption.APPEND : StandardOpenOption.WRITE;
    try (FileChannel file = FileChannel.open(target, StandardOpenOption.CREATE, how)) {
      if (!appends) {
        waitForOtherRuns(file);
        // The end of a longer report must go. Another one stays if the write fails at once.
        if (file.size() > report.limit()) {
          file.truncate(0);
        }
      }
      // In one write, so that what two runs append does not mix.
      while (report.hasRemaining()) {
        file.write(report);
      }
    }
  }

  /** Until the file is closed, another run waits here. */
  private static void waitForOtherRuns(FileChannel file) {
    try {
      file.lock();
    } catch (IOException e) {
      // This file system has no locks.
    }
  }

  /** The failure of a write. */
  Failure failure(IOException error) {
    return Failure.of(ExitStatus.OUTPUT, problem(typed, IoProblem.of(error)));
  }

  private static FailureException unusable(Path typed, String reason) {
    return FailureException.config(problem(typed, reason));
  }

  private static String problem(Path typed, String reason) {
    return "cannot write the report " + typed + ": " + reason;
  }
}
