package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import run.empirical.cli.Sample;
import run.empirical.cli.model.TestCase;

/** The layout of the matrix; {@link GoldenTest} compares its content. */
class MatrixFormatTest {
  @Test
  void alignsNamesOfWideCharacters() {
    assertEquals(
        """
        本番  サーバー（韓国）  서울  TEST CASE
        1h    2h                3d    買い物
        >30d  >30d              >30d  かご
        """,
        matrix(
            Sample.with("1=本番", "2=サーバー（韓国）", "3=서울")
                .answered("買い物", "1 1H", "2 2H", "3 72H")
                .answered("かご")));
  }

  /**
   * A test case is one line, so that {@code grep} and {@code sort} work. A title never starts a
   * line, so that CI commands in it need no escape. Trailing spaces are left out.
   */
  @Test
  void writesATitleAsItIsInOneLine() {
    for (String title : List.of("adds a book ", "signs in and ".repeat(18), "::before")) {
      assertEquals(
          "1   TEST CASE\n1h  " + title.strip() + "\n",
          matrix(Sample.create().terminal().answered(new TestCase("a", title), "1 1H")));
    }
  }

  @Test
  void coloursByGateStatus() {
    assertEquals(
        """
        <1>1<0>      <1>2<0>     <1>TEST CASE<0>
        <32>1h<0>     <2>9d<0>    a
        <33>2h!<0>    <2>>30d<0>  b
        <31>>30d!<0>  <2>>30d<0>  c
        <33>?<0>      <33>?<0>     d
        """,
        readable(
            Sample.create()
                .requiring("1h", "1")
                .colour()
                .answered("a", "1 1H", "2 216H")
                .answered("b", "1 2H")
                .answered("c")
                .failed("d", "no answer")));
  }

  /** The API should not have returned such a pass. */
  @Test
  void coloursAPassBeforeTheWindow() {
    assertEquals(
        "<1>1<0>     <1>TEST CASE<0>\n<33>31d!<0>  a\n",
        readable(Sample.create().requiring(null, "1").colour().answered("a", "1 744H")));
  }

  /** No cell looks good, but old and absent passes stand out. */
  @Test
  void coloursByAgeAfterARedBuild() {
    assertEquals(
        "<1>1<0>   <1>2<0>   <1>3<0>     <1>TEST CASE<0>\n1h  <33>7d<0>  <31>>30d<0>  a\n",
        readable(
            Sample.create()
                .ofRun(Sample.NOW)
                .colour()
                .answered("a", "1 1H", "2 168H")
                .narrowedTo("1", "2", "3")));
  }

  @Test
  void coloursByAgeWithoutAGate() {
    assertEquals(
        """
        <1>1<0>   <1>2<0>       <1>3<0>     <1>TEST CASE<0>
        <32>1h<0>  <33>7d<0>      <31>>30d<0>  a
        1d  <33>future<0>  <31>>30d<0>  b
        6d  <31>>30d<0>    <32>23h<0>   c
        """,
        readable(
            Sample.create()
                .colour()
                .answered("a", "1 1H", "2 168H")
                .answered("b", "1 24H", "2 -300S")
                .answered("c", "1 167H", "3 23H59M")));
  }

  private static String matrix(Sample sample) {
    return sample.as(OutputFormat.MATRIX);
  }

  private static String readable(Sample sample) {
    return matrix(sample).replaceAll("\u001b\\[(\\d+)m", "<$1>");
  }
}
