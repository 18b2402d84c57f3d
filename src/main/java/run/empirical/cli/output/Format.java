package run.empirical.cli.output;

import java.io.IOException;
import java.io.Writer;

/** Draws an answer in one output format. */
interface Format {
  /** Writes the whole output: nothing, or text that ends with a line break. */
  void draw(Drawing drawing, Writer out) throws IOException;
}
