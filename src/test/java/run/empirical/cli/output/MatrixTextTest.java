package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.model.TestCase;

/** The layout of the matrix; {@link GoldenTest} tells what it shows. */
class MatrixTextTest {
  @Test
  void addsIdsToTitlesThatAreNotUnique() {
    assertEquals(
        """
        TEST CASE            1
        pays by card (id-1)  1h
        pays by invoice      2h
        pays by card (id-3)  3h
        pays by card         ?
        id-4                 4h
        """,
        matrix(
            Sample.create()
                .answered(new TestCase("id-1", "pays by card"), "1 1H")
                .answered(new TestCase("id-2", "pays by invoice"), "1 2H")
                .answered(new TestCase("id-3", "pays by card"), "1 3H")
                .failed(TestCase.withoutId("pays by card"), "no ID")
                .answered("id-4", "1 4H")));
  }

  @Test
  void alignsWideCharacters() {
    assertEquals(
        """
        TEST CASE  本番  1b
        買い物     1h    2h
        かご       >30d  >30d
        """,
        matrix(
            Sample.with(new EnvironmentNames(Map.of("1", "本番")))
                .answered("買い物", "1 1H", "1b 2H")
                .answered("かご")));
  }

  /** A test case is one line, so that {@code grep} and {@code sort} tell the truth. */
  @Test
  void wrapsNothingOffATerminal() {
    String title = "signs in and ".repeat(18).strip();
    String matrix = "TEST CASE" + " ".repeat(title.length() - 9) + "  1\n" + title + "  1h\n";
    TestCase testCase = new TestCase("a", title);
    assertEquals(matrix, matrix(Sample.create().answered(testCase, "1 1H")));
    assertEquals(matrix, matrix(Sample.create().file().answered(testCase, "1 1H")));
  }

  @Test
  void wrapsTitlesOnATerminal() {
    assertEquals(
        """
        TEST CASE             1     2
        shows                 1h    >30d
          eighteen-letters-x
        shows                 >30d  2h
          a-word-that-is-too-
          long
        買い物かごで検索する  1h    >30d
          とき
        shows an error when   3h    >30d
          the address is not
          known
        short                 >30d  4h
        """,
        matrix(
            Sample.create()
                .columns(33)
                .answered(new TestCase("1", "shows eighteen-letters-x"), "1 1H")
                .answered(new TestCase("2", "shows a-word-that-is-too-long"), "2 2H")
                .answered(new TestCase("5", "買い物かごで検索するとき"), "1 1H")
                .answered(new TestCase("3", "shows an error when the address is not known"), "1 3H")
                .answered(new TestCase("4", "short"), "2 4H")));
  }

  @Test
  void coloursByGateStatus() {
    assertEquals(
        """
        <1>TEST CASE<0>  <1>1<0>      <1>2<0>
        a          <32>1h<0>     <2>9d<0>
        b          <33>2h!<0>    <2>>30d<0>
        c          <31>>30d!<0>  <2>>30d<0>
        d          <33>?<0>      <33>?<0>
        """,
        readable(
            Sample.create()
                .requiring(Duration.ofHours(1), "1")
                .colour()
                .answered("a", "1 1H", "2 216H")
                .answered("b", "1 2H")
                .answered("c")
                .failed("d", "no answer")));
  }

  @Test
  void coloursByAgeWithoutAGate() {
    assertEquals(
        """
        <1>TEST CASE<0>  <1>1<0>   <1>2<0>       <1>3<0>
        a          <32>1h<0>  <33>7d<0>      <31>>30d<0>
        b          1d  <33>future<0>  <31>>30d<0>
        c          6d  <31>>30d<0>    <32>23h<0>
        """,
        readable(
            Sample.create()
                .colour()
                .answered("a", "1 1H", "2 168H")
                .answered("b", "1 24H", "2 -300S")
                .answered("c", "1 167H", "3 23H59M")));
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 100})
  void fitsTheTerminal(int columns) {
    String matrix = matrix(GoldenTest.Kind.LIST_GATED.sample().columns(columns));
    matrix.lines().forEach(line -> assertTrue(TextWidth.of(line) <= columns, line));
    matrix.lines().forEach(line -> assertFalse(line.endsWith(" "), line));
  }

  private static String matrix(Sample sample) {
    return sample.as(OutputFormat.MATRIX);
  }

  private static String readable(Sample sample) {
    return matrix(sample).replaceAll("\u001b\\[(\\d+)m", "<$1>");
  }
}
