package run.empirical.cli.run;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
 * A file to which the answer is written: a new one, or a regular file to replace. It is opened
 * after the answer is drawn, so that a run that fails earlier does not change an old file.
 *
 * @param pathText the path as typed, for messages: Java drops a slash of a URL's two
 * @param target the file after resolving links
 * @param appends whether it is a job summary on GitHub, which may already contain reports
 */
public record AnswerFile(OutputFormat format, String pathText, Path target, boolean appends) {
  /**
   * Checks that the file can be written, before anything is read or sent.
   *
   * @param pathText the path as typed
   * @throws FailureException of kind {@code CONFIG} if it cannot
   */
  public static AnswerFile at(String pathText, OutputFormat format, Host host) {
    try {
      Path file = host.resolve(pathText);
      // This may be a broken link.
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file)) {
        throw unusable(pathText, "it is not a regular file");
      }
      Path target = realPath(file);
      if (target == null) {
        throw unusable(pathText, "no such folder");
      }
      if (!Files.isWritable(Files.exists(target) ? target : target.getParent())) {
        throw unusable(pathText, "permission denied");
      }
      Path summary = host.path("GITHUB_STEP_SUMMARY");
      boolean appends =
          summary != null && target.equals(realPath(host.resolve(summary.toString())));
      return new AnswerFile(format, pathText, target, appends);
    } catch (IOException e) {
      throw unusable(pathText, IoProblem.of(e));
    }
  }

  /** The real path of a file, which need not exist; null if its folder does not exist. */
  private static @Nullable Path realPath(Path file) throws IOException {
    if (Files.exists(file)) {
      return file.toRealPath();
    }
    Path folder = file.toAbsolutePath().getParent();
    return folder != null && Files.isDirectory(folder)
        ? folder.toRealPath().resolve(file.getFileName())
        : null;
  }

  /**
   * Checks that no data is lost, before anything is sent.
   *
   * @param inputs the files that this run reads
   * @throws FailureException of kind {@code CONFIG} if this file is one of them
   */
  public void requireNoInput(InputFiles inputs) {
    String source = inputs.sourceOf(target);
    if (source != null) {
      throw unusable(pathText, "it is also an input (" + source + ")");
    }
  }

  /** Draws the answer and writes it to the file. */
  void write(Answer answer, Style style) throws IOException {
    StringWriter text = new StringWriter();
    // A blank line, also after text that does not end its last line.
    text.write(appends ? "\n\n" : "");
    format.draw(answer, style.forFile(), text);
    byte[] report = text.toString().getBytes(StandardCharsets.UTF_8);
    OpenOption how = appends ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
    try (OutputStream file = Files.newOutputStream(target, StandardOpenOption.CREATE, how)) {
      // In one write, so that reports that two runs append do not mix.
      file.write(report);
    }
  }

  /** The failure for an error while writing. */
  Failure failure(IOException error) {
    return Failure.of(ExitStatus.OUTPUT, problem(pathText, IoProblem.of(error)));
  }

  private static FailureException unusable(String pathText, String reason) {
    return FailureException.config("%s", problem(pathText, reason));
  }

  private static String problem(String pathText, String reason) {
    return "cannot write the report " + pathText + ": " + reason;
  }
}
