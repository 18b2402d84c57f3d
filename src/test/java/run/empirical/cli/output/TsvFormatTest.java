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
}
