package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import run.empirical.cli.Sample;

/** The colours of the table; {@link GoldenTest} compares its content. */
class TableFormatTest {
  @Test
  void coloursByGateStatus() {
    assertEquals(
        """
        <1>ENVIRONMENT<0>  <1>LAST PASS<0>       <1>EXECUTED AT<0>           <1>TEST RUN<0>  <1>GATE<0>
        1            1 hour ago      2026-11-24T11:16:04Z  48213     <32>ok<0>
        2            <33>2 hours ago<0>     2026-11-24T10:16:04Z  48213     <33>stale<0>
        4            not in 30 days  -                     -         <2>-<0>
        3            <31>not in 30 days<0>  -                     -         <31>missing<0>
        """,
        readable(
            Sample.with("4=4")
                .requiring("1h", "1", "2", "3")
                .colour()
                .answered("a", "1 1H", "2 2H")));
  }

  @Test
  void withoutAGateOnlyAnAbsentPassHasAColour() {
    assertEquals(
        """
        <1>ENVIRONMENT<0>  <1>LAST PASS<0>       <1>EXECUTED AT<0>           <1>TEST RUN<0>
        1            9 days ago      2026-11-15T12:16:04Z  48213
        2            <31>not in 30 days<0>  -                     -
        """,
        readable(Sample.with("2=2").colour().answered("a", "1 216H")));
  }

  private static String readable(Sample sample) {
    return sample.as(OutputFormat.TABLE).replaceAll("\u001b\\[(\\d+)m", "<$1>");
  }
}
