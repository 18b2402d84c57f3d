package run.empirical.cli.output;

import java.io.IOException;
import java.io.Writer;
import run.empirical.cli.model.Answer;

/** A way to write an answer. */
public interface Format {
  /** Draws the whole answer, ending in a line break, or nothing. */
  void draw(Answer answer, Style style, Writer out) throws IOException;
}
