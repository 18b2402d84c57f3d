package run.empirical.cli.output;

import java.io.IOException;
import java.io.Writer;
import run.empirical.cli.model.Answer;

/**
 * The format of standard output if none is given: it prints nothing if no look-up was answered.
 * Standard error says why, and question marks would only repeat it.
 */
public record DefaultFormat(OutputFormat format) implements Format {
  @Override
  public void draw(Answer answer, Style style, Writer out) throws IOException {
    if (answer.failed() < answer.results().size()) {
      format.draw(answer, style, out);
    }
  }

  @Override
  public boolean isForPeople() {
    return format.isForPeople();
  }
}
