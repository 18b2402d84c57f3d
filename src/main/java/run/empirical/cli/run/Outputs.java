package run.empirical.cli.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.host.DataOut;
import run.empirical.cli.model.Answer;
import run.empirical.cli.output.OutputFormat;
import run.empirical.cli.output.Style;

/**
 * Writes an answer to standard output and to files. If one fails, the others are still written.
 *
 * @param format the format of standard output
 * @param style the style of standard output
 */
public record Outputs(DataOut out, OutputFormat format, Style style, List<AnswerFile> files) {
  /** Draws and writes the answer; returns the failures, all of kind {@code OUTPUT}. */
  List<Failure> write(Answer answer) {
    List<Failure> failures = new ArrayList<>();
    for (AnswerFile file : files) {
      try {
        file.write(answer, style);
      } catch (IOException e) {
        failures.add(file.failure(e));
      }
    }
    try {
      format.draw(answer, style, out);
      out.flush();
    } catch (IOException e) {
      failures.add(out.failure(e));
    }
    return failures;
  }
}
