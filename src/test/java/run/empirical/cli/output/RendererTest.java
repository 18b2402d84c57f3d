package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.model.Finding;
import run.empirical.cli.model.Gate;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.ReferenceTime;
import run.empirical.cli.model.RowRules;
import run.empirical.cli.model.TestCase;

/** The whole output of table, JSON, ndjson and tsv. */
class RendererTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final ReferenceTime REFERENCE = new ReferenceTime(NOW, NOW, false);
  private static final String HOSTILE = "a\u001b[31m\n\u202e\u2028\ud800|\t\\";

  @Test
  void tableShowsEnvironmentsNewestFirst() throws IOException {
    assertEquals(
        """
        ENVIRONMENT  LAST PASS    EXECUTED AT           TEST RUN
        production   3 hours ago  2026-11-24T09:00:00Z  48213
        2            2 days ago   2026-11-22T12:00:00Z  48009
        """,
        render(OutputFormat.TABLE, single(null), finding("t", null, pass("2", 48), pass("1", 3))));
  }

  @Test
  void tableShowsTestCasesInABatch() throws IOException {
    RenderSettings batch = settings(true, null, TimeStyle.ISO, false);
    Finding titled =
        new RowRules(Set.of(), EnvironmentNames.NONE, null)
            .read(
                LookUp.answered(new TestCase("id-2", "signs in"), List.of(pass("1", 3))),
                REFERENCE);
    assertEquals(
        """
        TEST CASE  ENVIRONMENT  EXECUTED AT           TEST RUN
        id-1       7            2026-11-24T11:00:00Z  48001
        signs in   1            2026-11-24T09:00:00Z  48213
        """,
        render(OutputFormat.TABLE, batch, finding("id-1", null, pass("7", 1)), titled));
  }

  @Test
  void tableWritesEpochMilliseconds() throws IOException {
    assertEquals(
        """
        ENVIRONMENT  EXECUTED AT    TEST RUN
        production   1795510800000  48213
        """,
        render(
            OutputFormat.TABLE,
            settings(false, null, TimeStyle.EPOCH, false),
            finding("t", null, pass("1", 3))));
  }

  @Test
  void tableAddsARowForEachMissingEnvironment() throws IOException {
    Gate gate =
        new Gate(
            List.of("1", "9", "2"), Duration.ofHours(24), null, new LookBackWindow(null, null));
    assertEquals(
        """
        ENVIRONMENT  LAST PASS       EXECUTED AT           TEST RUN  GATE
        production   3 hours ago     2026-11-24T09:00:00Z  48213     ok
        3            1 day ago       2026-11-23T10:00:00Z  48026     -
        2            2 days ago      2026-11-22T12:00:00Z  48009     stale
        9            not in 30 days  -                     -         missing
        """,
        render(
            OutputFormat.TABLE,
            single(gate),
            finding("t", gate, pass("1", 3), pass("2", 48), pass("3", 26))));
  }

  @Test
  void tableShowsAnUnmetGateWithoutPasses() throws IOException {
    Gate gate = new Gate(List.of(), Duration.ofHours(24), null, new LookBackWindow(null, null));
    assertEquals(
        """
        ENVIRONMENT  LAST PASS       EXECUTED AT  TEST RUN  GATE
        -            not in 30 days  -            -         missing
        """,
        render(OutputFormat.TABLE, single(gate), finding("t", gate)));
  }

  @Test
  void omitsATableWithoutRows() throws IOException {
    assertEquals("", render(OutputFormat.TABLE, single(null), finding("t", null)));
  }

  @Test
  void tableAlignsWideText() throws IOException {
    EnvironmentNames names =
        new EnvironmentNames(Map.of("1", "本番環境", "2", "e\u0301te\u0301", "3", "🚀 go"));
    Finding finding =
        new RowRules(Set.of(), names, null)
            .read(
                LookUp.answered(
                    TestCase.of("t"), List.of(pass("1", 3), pass("2", 4), pass("3", 5))),
                REFERENCE);
    assertEquals(
        """
        ENVIRONMENT  LAST PASS    EXECUTED AT           TEST RUN
        本番環境     3 hours ago  2026-11-24T09:00:00Z  48213
        e\u0301te\u0301          4 hours ago  2026-11-24T08:00:00Z  48004
        🚀 go        5 hours ago  2026-11-24T07:00:00Z  48005
        """,
        render(OutputFormat.TABLE, single(null), finding));
  }

  @Test
  void tableAlignsTextOfUpTo250Columns() throws IOException {
    assertEquals(250, startOfSecondColumn("e".repeat(250)));
    assertEquals("ENVIRONMENT".length(), startOfSecondColumn("e".repeat(251)));
  }

  private static int startOfSecondColumn(String environmentId) throws IOException {
    return render(OutputFormat.TABLE, single(null), finding("t", null, pass(environmentId, 3)))
            .indexOf("LAST PASS")
        - 2;
  }

  @Test
  void tableColoursHeadingsAndTheGate() throws IOException {
    Gate gate = new Gate(List.of("1"), null, null, new LookBackWindow(null, null));
    assertEquals(
        "\u001b[1mENVIRONMENT\u001b[0m  \u001b[1mLAST PASS\u001b[0m    \u001b[1mEXECUTED"
            + " AT\u001b[0m           \u001b[1mTEST RUN\u001b[0m  \u001b[1mGATE\u001b[0m\n"
            + "production   3 hours ago  2026-11-24T09:00:00Z  48213     \u001b[32mok\u001b[0m\n",
        render(
            OutputFormat.TABLE,
            settings(false, gate, TimeStyle.RELATIVE, true),
            finding("t", gate, pass("1", 3))));
  }

  @Test
  void tableSizesColumnsByTheFirst500Rows() throws IOException {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < 501; i++) {
      String id = i < 499 ? "7" : i < 500 ? "the-longest-of-500" : "a-long-environment-id";
      findings.add(finding("t", null, pass(id, 3)));
    }
    List<String> lines =
        render(OutputFormat.TABLE, single(null), findings.toArray(Finding[]::new)).lines().toList();
    assertEquals(502, lines.size());
    assertEquals("7                   3 hours ago  2026-11-24T09:00:00Z  48213", lines.get(1));
    assertEquals("the-longest-of-500  3 hours ago  2026-11-24T09:00:00Z  48213", lines.get(500));
    assertEquals("a-long-environment-id  3 hours ago  2026-11-24T09:00:00Z  48213", lines.get(501));
  }

  @Test
  void tableEscapesHostileText() throws IOException {
    LastPass hostile = new LastPass(HOSTILE, HOSTILE, NOW.minus(Duration.ofHours(3)));
    String shown = "a\\u001b[31m\\u000a\\u202e\\u2028\\ud800|\\u0009\\";
    assertEquals(
        "ENVIRONMENT"
            + " ".repeat(shown.length() - "ENVIRONMENT".length())
            + "  LAST PASS    EXECUTED AT           TEST RUN\n"
            + shown
            + "  3 hours ago  2026-11-24T09:00:00Z  "
            + shown
            + "\n",
        render(OutputFormat.TABLE, single(null), finding("t", null, hostile)));
  }

  @Test
  void jsonPreservesTheServersText() throws IOException {
    LastPass hostile = new LastPass(HOSTILE, HOSTILE, NOW.minus(Duration.ofHours(3)));
    String json = render(OutputFormat.JSON, single(null), finding(HOSTILE, null, hostile));
    assertEquals(json.length() - 1, json.chars().filter(c -> c >= 0x20 && c < 0x7f).count());
    JsonNode entry = new ObjectMapper().readTree(json).at("/data/0");
    assertEquals(HOSTILE, entry.path("test_case_id").textValue());
    assertEquals(HOSTILE, entry.path("environment_id").textValue());
    assertEquals(HOSTILE, entry.path("test_run_id").textValue());
  }

  @Test
  void jsonContainsTheGateWithEachReason() throws IOException {
    Gate gate =
        new Gate(
            List.of("1", "2", "4", "9"),
            Duration.ofHours(24),
            null,
            new LookBackWindow(null, null));
    assertEquals(
        "{\"data\":[{\"test_case_id\":\"t\",\"environment_id\":\"4\",\"test_run_id\":\"48000\","
            + "\"executed_at\":1795525200000,\"executed_at_iso\":\"2026-11-24T13:00:00Z\","
            + "\"age_seconds\":-3600},{\"test_case_id\":\"t\",\"environment_id\":\"1\","
            + "\"environment_name\":\"production\",\"test_run_id\":\"48213\","
            + "\"executed_at\":1795510800000,\"executed_at_iso\":\"2026-11-24T09:00:00Z\","
            + "\"age_seconds\":10800},{\"test_case_id\":\"t\",\"environment_id\":\"2\","
            + "\"test_run_id\":\"48009\",\"executed_at\":1795348800000,"
            + "\"executed_at_iso\":\"2026-11-22T12:00:00Z\",\"age_seconds\":172800}],"
            + "\"test_cases\":[{\"test_case_id\":\"t\",\"answered\":true,\"passes\":3}],"
            + "\"gate\":{\"met\":false,\"max_age_seconds\":86400,\"since\":null,\"unmet\":["
            + "{\"test_case_id\":\"t\",\"environment_id\":\"4\",\"reason\":\"future\","
            + "\"age_seconds\":-3600},"
            + "{\"test_case_id\":\"t\",\"environment_id\":\"2\",\"reason\":\"stale\","
            + "\"age_seconds\":172800},"
            + "{\"test_case_id\":\"t\",\"environment_id\":\"9\",\"reason\":\"missing\"}]}}\n",
        render(
            OutputFormat.JSON,
            single(gate),
            finding("t", gate, pass("1", 3), pass("2", 48), pass("4", -1))));
  }

  @Test
  void jsonOfAnEmptyAnswerIsADocument() throws IOException {
    assertEquals(
        "{\"data\":[],\"test_cases\":[{\"test_case_id\":\"t\",\"answered\":true,\"passes\":0}]}\n",
        render(OutputFormat.JSON, single(null), finding("t", null)));
  }

  @Test
  void ndjsonWritesOnePassPerLine() throws IOException {
    Gate gate = new Gate(List.of("9"), null, null, new LookBackWindow(null, null));
    assertEquals(
        "{\"test_case_id\":\"t\",\"environment_id\":\"7\",\"test_run_id\":\"48000\","
            + "\"executed_at\":1795521600001,\"executed_at_iso\":\"2026-11-24T12:00:00.001Z\","
            + "\"age_seconds\":-1}\n",
        render(
            OutputFormat.NDJSON,
            single(gate),
            finding("t", gate, new LastPass("7", "48000", NOW.plusMillis(1)))));
  }

  @Test
  void tsvEscapesLineBreaks() throws IOException {
    LastPass odd = new LastPass("a\tb\nc\rd\\e", "\u001b", NOW.minus(Duration.ofHours(3)));
    assertEquals(
        """
        t\ta\\tb\\nc\\rd\\\\e\t\t\\u001b\t2026-11-24T09:00:00Z\t10800\t
        t\t1\tproduction\t48213\t2026-11-24T09:00:00Z\t10800\t
        """,
        render(
            OutputFormat.TSV,
            single(null),
            finding("t", null, odd),
            finding("t", null, pass("1", 3))));
  }

  private static String render(OutputFormat format, RenderSettings settings, Finding... findings)
      throws IOException {
    StringBuilder out = new StringBuilder();
    Renderer renderer = format.renderer(settings, out);
    for (Finding finding : findings) {
      renderer.add(finding);
    }
    renderer.end(REFERENCE);
    return out.toString();
  }

  private static RenderSettings single(@Nullable Gate gate) {
    return settings(false, gate, TimeStyle.RELATIVE, false);
  }

  private static RenderSettings settings(
      boolean batch, @Nullable Gate gate, TimeStyle time, boolean colour) {
    return new RenderSettings(
        batch,
        gate,
        EnvironmentNames.NONE,
        new LookBackWindow(null, null),
        time,
        () -> ZoneOffset.UTC,
        null,
        false,
        null,
        new Surface(() -> 80, colour, false, false));
  }

  private static Finding finding(String id, @Nullable Gate gate, LastPass... passes) {
    EnvironmentNames names = new EnvironmentNames(Map.of("1", "production"));
    return new RowRules(Set.of(), names, gate)
        .read(LookUp.answered(TestCase.of(id), List.of(passes)), REFERENCE);
  }

  private static LastPass pass(String environmentId, int hoursAgo) {
    Map<Integer, String> runs =
        Map.of(3, "48213", 48, "48009", 26, "48026", 1, "48001", 4, "48004", 5, "48005");
    return new LastPass(
        environmentId, runs.getOrDefault(hoursAgo, "48000"), NOW.minus(Duration.ofHours(hoursAgo)));
  }
}
