package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.model.TestCase;

/** The layout of the matrix; {@link GoldenTest} tells what it shows. */
class MatrixTextTest {
  private static final String ID = "a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee";

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

  @Test
  void drawsLeadersFromHeadingsThatDoNotFitOnOneLine() {
    assertEquals(
        """
                                                   production
                                                   |   staging
                                                   |   |   preview
                                                   |   |   |   eu-live
        TEST CASE                                  |   |   |   |   qa
        a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee  1h  2h! 3h! 4h! 5h!
        """,
        matrix(
            Sample.with(Sample.FIVE)
                .columns(80)
                .requiring(Duration.ofHours(1))
                .answered(ID, "1 1H", "2 2H", "3 3H", "4 4H", "11 5H")));
  }

  @Test
  void shiftsAHeadingThatWouldExceedTheWidthLeft() {
    assertEquals(
        """
                                                   production
                                                   |     staging
        TEST CASE                                  |     |   staging-eu-west-1
        a30a6eba6312f6b87ea5-55e241fbe3f4b8ae61ee  >30d  >30d  1h
        b                                          1h    1h    >30d
        """,
        matrix(
            named("production", "staging", "staging-eu-west-1")
                .columns(70)
                .answered(ID, "3 1H")
                .answered("b", "1 1H", "2 1H")));
  }

  @Test
  void usesOneHeadingLineWhenItFits() {
    Sample sample = named("production", "staging").answered("a", "1 1H", "2 2H");
    assertEquals(
        """
        TEST CASE  production  staging
        a          1h          2h
        """,
        matrix(sample.columns(31)));
    assertEquals(
        """
                   production
        TEST CASE  |   staging
        a          1h  2h
        """,
        matrix(sample.columns(30)));
  }

  @Test
  void doesNotCutHeadingsLongerThanALine() {
    assertEquals(
        """
        an-environment-with-a-long-name-1
        TEST CASE  | one-that-has-as-long-a-name-as-1
        a          1h  2h
        """,
        matrix(
            named("an-environment-with-a-long-name-1", "one-that-has-as-long-a-name-as-1")
                .columns(30)
                .answered("a", "1 1H", "2 2H")));
  }

  @Test
  void drawsLeadersForAtMost100Headings() {
    String hundred = matrix(manyEnvironments(100));
    assertEquals(101, hundred.lines().count());
    String more = matrix(manyEnvironments(101));
    assertEquals(2, more.lines().count());
    assertTrue(
        more.startsWith("TEST CASE  environment-100 environment-101 environment-102 environment-"),
        more);
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
  void wrapsWordsThatFitTheIndentedFirstColumn() {
    assertEquals(
        """
        TEST CASE             1     2
        shows                 1h    >30d
          eighteen-letters-x
        shows nineteen-letters-xy
                              >30d  2h
        shows an error when   3h    >30d
          the address is not
          known
        short                 >30d  4h
        """,
        matrix(
            Sample.create()
                .columns(33)
                .answered(new TestCase("1", "shows eighteen-letters-x"), "1 1H")
                .answered(new TestCase("2", "shows nineteen-letters-xy"), "2 2H")
                .answered(new TestCase("3", "shows an error when the address is not known"), "1 3H")
                .answered(new TestCase("4", "short"), "2 4H")));
  }

  @Test
  void coloursByGateStatus() {
    assertEquals(
        """
        <1>TEST CASE<0>  <1>1<0>     <1>2<0>
        a          <32>1h<0>    <2>9d<0>
        b          <33>2h!<0>   <2>>30d<0>
        c          <31>>30d!<0> <2>>30d<0>
        d          <33>?<0>     <33>?<0>
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
  @ValueSource(ints = {48, 60, 80, 100})
  void fitsTheTerminal(int columns) {
    String matrix = matrix(GoldenTest.Answer.LIST_GATED.sample().columns(columns));
    matrix.lines().forEach(line -> assertTrue(TextWidth.of(line) <= columns, line));
    matrix.lines().forEach(line -> assertFalse(line.endsWith(" "), line));
  }

  /** Environments 1, 2 and so on with names. */
  private static Sample named(String... names) {
    Map<String, String> nameById = new TreeMap<>();
    for (String name : names) {
      nameById.put(String.valueOf(nameById.size() + 1), name);
    }
    return Sample.with(new EnvironmentNames(nameById));
  }

  private static Sample manyEnvironments(int number) {
    return Sample.create()
        .columns(80)
        .answered(
            "a",
            IntStream.range(100, 100 + number)
                .mapToObj(i -> "environment-" + i + " 1H")
                .toArray(String[]::new));
  }

  private static String matrix(Sample sample) {
    return sample.as(OutputFormat.MATRIX);
  }

  private static String readable(Sample sample) {
    return matrix(sample).replaceAll("\u001b\\[(\\d+)m", "<$1>");
  }
}
