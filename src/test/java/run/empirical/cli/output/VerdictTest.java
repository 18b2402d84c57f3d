package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {
  /**
   * Each test case meets the gate, does not meet it ({@code no}), or could not be looked up ({@code
   * ?}).
   */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          yes,     The test case meets it.
          yes yes, 2 of 2 test cases meet it.
          no,      The test case does not meet it.
          no yes,  1 of 2 test cases does not meet it.
          no no,   2 of 2 test cases do not meet it.
          '',      There are no test cases.
          ?,       The test case could not be looked up.
          ? yes,   1 of 2 test cases could not be looked up.
          ? no,    1 of 2 test cases does not meet it. 1 of 2 test cases could not be looked up.
          """)
  void countsTestCases(String results, String sentences) {
    Sample sample = Sample.create().requiring(null, "1");
    for (String result : results.split(" ", -1)) {
      String id = "id-" + sample.findings().size();
      switch (result) {
        case "yes" -> sample.answered(id, "1 1H");
        case "no" -> sample.answered(id);
        case "?" -> sample.failed(id, "no answer");
        default -> {}
      }
    }
    assertEquals(
        sentences + " Required: a last pass in 1.", new Verdict(sample.grid()).sentences());
  }
}
