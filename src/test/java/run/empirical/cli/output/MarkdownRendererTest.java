package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.TestCase;

class MarkdownRendererTest {
  private static final EnvironmentNames NAMES =
      new EnvironmentNames(Map.of("1", "production", "2", "staging"));
  private static final String WHEN = "\nLooking back 30 days from 2026-11-24T12:16:04Z.";
  private static final String HINT = " Hover over an age for its exact time and test run.\n";

  @Test
  void showsTheEnvironmentsOfASingleTestCase() {
    assertEquals(
        """
        **❌ Gate not met.** The test case does not meet it. Required: a last pass at most 1d old in \
        production, staging.

        | Test case | Environment | Last pass | Executed at | Test run | Gate |
        | --- | --- | --- | --- | --- | --- |
        | pays by card<br><code>a</code> | 3 | 2 hours ago | 2026-11-24T10:16:04Z | 48213 | - |
        | pays by card<br><code>a</code> | production | 3 hours ago | 2026-11-24T09:16:04Z | 7 | ok |
        | pays by card<br><code>a</code> | staging | not in 30 days | - | - | ❌ missing |
        """
                .replace("❌ ", "❌\u00a0")
            + WHEN
            + "\n",
        markdown(
            Sample.with(NAMES)
                .requiring(Duration.ofDays(1), "1", "2")
                .answered(new TestCase("a", "pays by card"), "1 3H 7", "3 2H")));
  }

  @Test
  void showsAMatrixAndLookUpFailures() {
    assertEquals(
        """
        **❌ Gate not met.** 1 of 3 test cases does not meet it. 1 of 3 test cases could not be looked \
        up. Required: a last pass at most 1d old in production.

        | Test case | production | staging |
        | --- | --- | --- |
        | pays by card<br><code>a</code> | <span title="2026-11-24T09:16:04.250Z, test run 7">3h\
        </span> | >30d |
        | <code>b</code> | ? | ? |
        | <code>c</code> | <span title="2026-11-22T12:16:04.250Z, test run 48213">❌ 2d</span> | \
        <span title="2026-11-24T11:16:04.250Z, test run 48213">1h</span> |

        Could not be looked up:

        - <code>b</code>: no answer
        """
                .replace("❌ ", "❌\u00a0")
            + WHEN
            + HINT,
        markdown(
            Sample.with(NAMES)
                .requiring(Duration.ofDays(1), "1")
                .answered(new TestCase("a", "pays by card"), "1 3H 7")
                .failed("b", "no answer")
                .answered("c", "1 48H", "2 1H")));
  }

  @Test
  void showsASingleFailureAndASingleTestCaseWithoutAPass() {
    assertEquals(
        """
        **❓ Gate undecided.** The test case could not be looked up. Required: a last pass in 1.

        | Test case | Environment | Last pass | Executed at | Test run | Gate |
        | --- | --- | --- | --- | --- | --- |
        | <code>a</code> | - | ? | - | - | ? |

        Could not be looked up:

        - <code>a</code>: no answer
        """
                .replace("❓ ", "❓\u00a0")
            + WHEN
            + "\n",
        markdown(Sample.create().requiring(null, "1").failed("a", "no answer")));
    assertEquals(
        """
        **Last passes.** 1 test case.

        | Test case | Environment | Last pass | Executed at | Test run |
        | --- | --- | --- | --- | --- |
        | <code>a</code> | - | not in 30 days | - | - |
        """
            + WHEN
            + "\n",
        markdown(Sample.create().answered("a")));
  }

  @Test
  void saysWhenThereAreNoTestCases() {
    assertEquals(
        "**❌\u00a0Gate not met.** There are no test cases."
            + " Required: a last pass at most 1d old in every environment.\n"
            + WHEN
            + "\n",
        markdown(Sample.create().requiring(Duration.ofDays(1))));
    assertEquals("**Last passes.** 0 test cases.\n" + WHEN + "\n", markdown(Sample.create()));
  }

  @Test
  void statesBeforeAndTheWindowsLength() {
    String text = markdown(Sample.create().before().answered("a", "1 3H"));

    assertEquals(
        List.of(
            "| <code>a</code> | 1 | 3 hours before | 2026-11-24T09:16:04Z | 48213 |",
            "",
            "Looking back 90 days from 2026-11-24T12:16:04Z."),
        text.lines().skip(4).toList());
  }

  @Test
  void escapesHostileText() {
    String hostile = "|`<b>\n@me\u202e";
    String shown = "&#124;&#96;&#60;b&#62;&#92;u000a<span>@</span>me&#92;u202e";
    LastPass pass = new LastPass(hostile, hostile, Sample.NOW);

    assertEquals(
        "| "
            + shown
            + "<br><code>"
            + shown
            + "</code> | "
            + shown
            + " | just now | 2026-11-24T12:16:04Z | "
            + shown
            + " |",
        markdown(
                Sample.create().add(LookUp.answered(new TestCase(hostile, hostile), List.of(pass))))
            .lines()
            .toList()
            .get(4));
    String matrix =
        markdown(
            Sample.create()
                .add(LookUp.answered(TestCase.of("a"), List.of(pass)))
                .failed("b", hostile));
    assertEquals("| Test case | " + shown + " |", matrix.lines().toList().get(2));
    assertEquals(
        "| <code>a</code> | <span title=\"2026-11-24T12:16:04.250Z, test run"
            + " &#124;&#96;&lt;b&gt;\\u000a@me\\u202e\">now</span> |",
        matrix.lines().toList().get(4));
    assertEquals("- <code>b</code>: " + shown, matrix.lines().toList().get(9));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      textBlock =
          """
          pays (v1.2), 50% off!     -> pays (v1.2), 50% off!
          **a** _b_ ~~c~~           -> &#42;&#42;a&#42;&#42; &#95;b&#95; &#126;&#126;c&#126;&#126;
          [a](https://b) ![c](d)    -> &#91;a&#93;(https&#58;//b) !&#91;c&#93;(d)
          www.a.b WWW.a             -> www&#46;a.b WWW&#46;a
          .a w.a                    -> .a w&#46;a
          :tada: a: b:              -> &#58;tada: a: b:
          #12 $x$ me@a              -> <span>#</span>12 <span>$</span>x<span>$</span> me<span>@</span>a
          &lt; \\ {+a+} ^           -> &#38;lt; &#92; &#123;+a+&#125; &#94;
          """)
  void escapesOnlySpecialCharacters(String text, String escaped) {
    assertEquals(escaped, MarkdownText.of(text));
  }

  private static String markdown(Sample sample) {
    return sample.as(OutputFormat.MARKDOWN);
  }
}
