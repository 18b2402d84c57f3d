package run.empirical.cli.output;

import java.io.IOException;

/** An output format that draws an answer to where it was told when it was made. */
interface Format {
  /** Writes the whole output: nothing, or text that ends with a line break. */
  void draw() throws IOException;
}
