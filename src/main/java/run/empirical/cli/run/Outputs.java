package run.empirical.cli.run;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.host.DataOut;
import run.empirical.cli.model.Answer;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.FailureException;
import run.empirical.cli.output.OutputFormat;
import run.empirical.cli.output.Style;

/**
 * Where an answer goes: to standard output and to report files. If one fails, the others are still
 * written.
 *
 * @param format the format of standard output
 * @param style how standard output looks
 */
public record Outputs(DataOut out, OutputFormat format, Style style, List<ReportFile> reports) {
  /** Draws the answer; fails with {@code OUTPUT} if anything could not be written. */
  void write(Answer answer) {
    Failure failure = null;
    for (ReportFile report : reports) {
      Failure unwritten = report.write(answer, style);
      failure = failure == null ? unwritten : failure;
    }
    Failure unprinted = print(answer);
    failure = failure == null ? unprinted : failure;
    if (failure != null) {
      throw new FailureException(failure);
    }
  }

  private @Nullable Failure print(Answer answer) {
    try {
      format.draw(answer, style, out);
      out.flush();
      return null;
    } catch (IOException e) {
      return out.failure(e);
    }
  }
}
