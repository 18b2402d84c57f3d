package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import run.empirical.cli.Sample;
import run.empirical.cli.model.TestCase;

class TsvFormatTest {
  @Test
  void escapesWhatEndsAFieldOrALine() {
    assertEquals(
        "id\t1\t-\t48213\t2026-11-24T11:16:04Z\t3600\t-\ta\\tb\\nc\\rd\\\\re\n",
        Sample.create()
            .answered(new TestCase("id", "a\tb\nc\rd\\re"), "1 1H")
            .as(OutputFormat.TSV));
  }

  @Test
  void aFailedLookUpIsOneLine() {
    assertEquals(
        """
        id-1\t?\t?\t?\t?\t?\t?\tsigns in
        id-2\t1\t-\t48213\t2026-11-24T11:16:04Z\t3600\t-\t-
        """,
        Sample.create()
            .failed(new TestCase("id-1", "signs in"), "no answer")
            .answered("id-2", "1 1H")
            .as(OutputFormat.TSV));
  }

  /** The reason is on standard error. */
  @Test
  void isEmptyIfAllLookUpsFailed() {
    assertEquals("", Sample.create().failed("a", "no").failed("b", "no").as(OutputFormat.TSV));
  }
}
