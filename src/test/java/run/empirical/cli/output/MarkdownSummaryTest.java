package run.empirical.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class MarkdownSummaryTest {
  private static final Sample SAMPLE =
      Sample.create().answered("é", "1 1H").failed("b", "no answer");

  @Test
  void hasTheMatrixOnlyIfGitHubShowsSoMuch() throws IOException {
    String whole = SAMPLE.as(OutputFormat.MARKDOWN);
    long free = (1L << 20) - whole.getBytes(UTF_8).length;

    assertEquals(whole, after(free));
    assertEquals(
        """
        **Last passes of 2 test cases.**

        2 test cases: 1 passed in the last day, 1 could not be looked up.

        The matrix is left out, since GitHub shows no summary above 1 MiB.

        Looking back 30 days from 2026-11-24T12:16:04Z.
        """,
        after(free + 1));
  }

  private static String after(long bytes) throws IOException {
    StringWriter out = new StringWriter();
    OutputFormat.MARKDOWN.draw(SAMPLE.answer(), SAMPLE.style().forFile(bytes), out);
    return out.toString();
  }
}
