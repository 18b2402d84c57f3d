package run.empirical.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import run.empirical.cli.model.SafeText;

/** Writes JSON that is safe to show on a terminal and in the log of a CI job. */
final class SafeJson {
  private static final JsonFactory JSON = new JsonFactory();

  private SafeJson() {}

  /** What is written: one value. */
  interface Body {
    void writeTo(JsonGenerator json) throws IOException;
  }

  static String text(Body body) {
    StringBuilder text = new StringBuilder();
    try {
      write(body, text);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return text.toString();
  }

  static void write(Body body, Appendable out) throws IOException {
    JsonGenerator json = JSON.createGenerator(new SafeWriter(out));
    body.writeTo(json);
    // Not in a finally block: closing would complete the document after a failure.
    json.close();
  }

  /**
   * Escapes what the generator does not. The generator escapes only what JSON requires. Other
   * unsafe characters occur only inside strings, where the same escapes are valid JSON.
   */
  private static final class SafeWriter extends Writer {
    private final Appendable out;

    /** The end of the last piece if the next may complete it: a high surrogate, or hashes. */
    private String pending = "";

    SafeWriter(Appendable out) {
      this.out = out;
    }

    @Override
    public void write(char[] chars, int offset, int length) throws IOException {
      String piece = pending + String.valueOf(chars, offset, length);
      int end = piece.length();
      if (end > 0 && Character.isHighSurrogate(piece.charAt(end - 1))) {
        end--;
      }
      while (end > 0 && piece.length() - end < 2 && piece.charAt(end - 1) == '#') {
        end--;
      }
      pending = piece.substring(end);
      // Raw line breaks are the generator's indentation; those in strings are escaped already.
      for (String line : piece.substring(0, end).split("(?<=\\n)", -1)) {
        boolean whole = line.endsWith("\n");
        out.append(SafeText.of(whole ? line.substring(0, line.length() - 1) : line));
        out.append(whole ? "\n" : "");
      }
    }

    @Override
    public void flush() {
      // The pending text is incomplete.
    }

    @Override
    public void close() {
      // Nothing is pending: JSON ends with a bracket.
    }
  }
}
