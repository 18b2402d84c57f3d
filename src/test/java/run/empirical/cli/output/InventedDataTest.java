package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every format that may be stored marks the data invented by {@code --demo}. */
class InventedDataTest {
  private static final String ENTRY =
      "{\"test_case_id\":\"a\",\"environment_id\":\"1\",\"test_run_id\":\"48213\","
          + "\"executed_at\":1795518964250,\"executed_at_iso\":\"2026-11-24T11:16:04.250Z\","
          + "\"age_seconds\":3600";

  @Test
  void marksTheJsonDocument() {
    assertEquals(
        "{\"data\":["
            + ENTRY
            + "}],\"test_cases\":[{\"test_case_id\":\"a\",\"answered\":true,\"passes\":1}],"
            + "\"demo\":true,"
            + "\"gate\":{\"met\":true,\"max_age_seconds\":null,\"since\":null,\"unmet\":[]}}\n",
        invented().requiring(null, "1").answered("a", "1 1H").as(OutputFormat.JSON));
  }

  @Test
  void marksEachNdjsonLine() {
    assertEquals(
        ENTRY + ",\"demo\":true}\n" + ENTRY.replace("\"a\"", "\"b\"") + ",\"demo\":true}\n",
        invented().answered("a", "1 1H").answered("b", "1 1H").as(OutputFormat.NDJSON));
  }

  @Test
  void startsMarkdownWithANotice() {
    assertEquals(
        """
        **Invented data** (--demo): nothing here says anything about real tests.

        **Last passes.** 0 test cases.

        Looking back 30 days from 2026-11-24T12:16:04Z.
        """,
        invented().as(OutputFormat.MARKDOWN));
  }

  @Test
  void startsHtmlWithANotice() {
    String page = invented().answered("a", "1 1H").as(OutputFormat.HTML);

    assertTrue(
        page.contains(
            """
            <main>
            <p class="invented"><strong>Invented data</strong> (--demo): nothing here says anything \
            about real tests.</p>
            <header class="verdict no-gate">
            """),
        page);
  }

  @Test
  void marksTheJunitSuiteName() {
    assertEquals(
        "<testsuites name=\"empirical last-pass (invented data)\" tests=\"1\" failures=\"0\""
            + " errors=\"0\" time=\"0\">",
        invented()
            .requiring(null, "1")
            .answered("a", "1 1H")
            .as(OutputFormat.JUNIT)
            .lines()
            .toList()
            .get(1));
  }

  @ParameterizedTest
  @EnumSource
  void doesNotMarkRealData(OutputFormat format) {
    String text = Sample.create().requiring(null, "1").answered("a", "1 1H").as(format);

    assertEquals(-1, text.indexOf("demo"), text);
    assertEquals(-1, text.indexOf("nvented data"), text);
  }

  private static Sample invented() {
    return Sample.create().invented();
  }
}
