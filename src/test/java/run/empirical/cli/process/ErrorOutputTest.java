package run.empirical.cli.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The cursor's place on a terminal after a signal. */
class ErrorOutputTest {
  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final ErrorOutput err = new ErrorOutput(terminal);

  /** On Ctrl-C, the terminal shows {@code ^C} in the current line. */
  @Test
  void signalEndsTheLine() throws IOException {
    err.endLine();
    assertEquals("\n", terminal.toString(UTF_8));
  }

  @Test
  void signalEndsTheLineAfterWholeLines() throws IOException {
    err.write("a message\n".getBytes(UTF_8));
    err.endLine();
    assertEquals("a message\n\n", terminal.toString(UTF_8));
  }

  @Test
  void signalClearsTheProgressLineForGood() throws IOException {
    err.write("progress\r".getBytes(UTF_8));
    err.endLine();
    err.write("progress\r".getBytes(UTF_8));
    err.endLine();
    assertEquals("progress\r\r\u001b[K", terminal.toString(UTF_8));
  }

  @Test
  void usualEndAddsNothing() throws IOException {
    err.write("a message\n".getBytes(UTF_8));
    err.close();
    err.endLine();
    assertEquals("a message\n", terminal.toString(UTF_8));
  }
}
