package run.empirical.cli.run;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import run.empirical.cli.host.Host;
import run.empirical.cli.host.InputFiles;
import run.empirical.cli.host.IoProblem;
import run.empirical.cli.model.Answer;
import run.empirical.cli.model.ExitStatus;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.output.Format;
import run.empirical.cli.output.Style;

/**
 * A report file: a new one, or a plain one to replace; it is written whole or not at all.
 *
 * @param typed the file as typed, for messages
 * @param target the file after resolving links
 * @param appends whether it is the summary of a job on GitHub, which has what earlier steps wrote
 * @param draft its next content, unless it is appended to
 */
public record ReportFile(Format format, Path typed, Path target, boolean appends, Draft draft) {
  /**
   * Checks that a report can be written, before anything is sent.
   *
   * @param typed the file as typed
   * @param inputs the files that this run reads
   * @throws FailureException of kind {@code CONFIG} if it cannot, or other data would be lost
   */
  public static ReportFile at(Path typed, Format format, InputFiles inputs, Host host) {
    try {
      if (!typed.isAbsolute()) {
        host.requireFolder();
      }
      Path target = resolved(typed);
      Path folder = target.getParent();
      if (folder == null || !Files.isDirectory(folder)) {
        throw unusable(typed, "no such folder");
      }
      Path summary = host.path("GITHUB_STEP_SUMMARY");
      boolean appends = summary != null && InputFiles.isSame(target, summary);
      boolean replaces = Files.exists(target);
      if ((replaces && !Files.isWritable(target)) || (!appends && !Files.isWritable(folder))) {
        throw unusable(typed, "permission denied");
      }
      if (replaces) {
        check(typed, target, inputs);
      }
      Draft draft = new Draft(target, host.random(), host.atExit());
      return new ReportFile(format, typed, target, appends, draft);
    } catch (IOException e) {
      throw unusable(typed, IoProblem.of(e));
    }
  }

  private static Path resolved(Path typed) throws IOException {
    if (Files.exists(typed, LinkOption.NOFOLLOW_LINKS)) {
      if (!Files.isRegularFile(typed)) {
        throw unusable(typed, "it is not a regular file");
      }
      return typed.toRealPath();
    }
    Path absolute = typed.toAbsolutePath();
    Path folder = absolute.getParent();
    return folder != null && Files.exists(folder)
        ? folder.toRealPath().resolve(typed.getFileName())
        : absolute;
  }

  private static void check(Path typed, Path target, InputFiles inputs) throws IOException {
    String reader = inputs.reader(target);
    if (reader != null) {
      throw unusable(typed, "this run reads it (" + reader + ")");
    }
    if (InputFiles.isSame(target, Path.of("/dev/stdout"))) {
      throw unusable(typed, "standard output goes there");
    }
    if (InputFiles.isSame(target, Path.of("/dev/stderr"))) {
      throw unusable(typed, "standard error goes there");
    }
  }

  /** Writes the report. */
  void write(Answer answer, Style style) throws IOException {
    if (appends) {
      append(answer, style);
    } else {
      draft.write(out -> format.draw(answer, style.forFile(0), out));
    }
  }

  /** The failure of a write. */
  Failure failure(IOException error) {
    return Failure.of(ExitStatus.OUTPUT, problem(typed, IoProblem.of(error)));
  }

  /** Adds the report in one write, so that those of two runs do not mix. */
  private void append(Answer answer, Style style) throws IOException {
    try (FileChannel file =
        FileChannel.open(target, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      long before = file.size();
      // Markdown would take a line that follows another for the same paragraph.
      String gap = before == 0 ? "" : "\n\n";
      StringWriter text = new StringWriter();
      text.write(gap);
      format.draw(answer, style.forFile(before + gap.length()), text);
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
      try {
        // Only a full disk takes a part of it; the next write says so.
        while (bytes.hasRemaining()) {
          file.write(bytes);
        }
      } catch (IOException e) {
        if (file.size() == before + bytes.position()) {
          file.truncate(before);
        }
        throw e;
      }
    }
  }

  private static FailureException unusable(Path typed, String reason) {
    return FailureException.config(problem(typed, reason));
  }

  private static String problem(Path typed, String reason) {
    return "cannot write the report " + typed + ": " + reason;
  }
}
