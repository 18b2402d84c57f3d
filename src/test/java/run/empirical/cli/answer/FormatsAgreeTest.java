package run.empirical.cli.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import run.empirical.cli.Cli;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.Verbosity;
import run.empirical.cli.model.Answer;
import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.model.ErrorKind;
import run.empirical.cli.model.Failure;
import run.empirical.cli.model.Gate;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.TestCaseList;
import run.empirical.cli.output.OutputFormat;
import run.empirical.cli.output.Style;
import run.empirical.cli.time.Clocks;

/**
 * What every format, the gate's line, the summary and the exit status say of a random answer is the
 * same, and no test case is missing from any.
 */
class FormatsAgreeTest {
  private static final Style STYLE =
      new Style(
          Style.Target.FILE, false, false, text -> text, null, null, false, Style.LARGEST_SUMMARY);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SUITE =
      Pattern.compile(
          "<testsuite name=\"([^\"]*)\" tests=\"\\d+\" failures=\"(\\d+)\" errors=\"(\\d+)");
  private static final Pattern COUNT = Pattern.compile("(?:, |^)(\\d+) ");

  /** What a format says of a test case. */
  enum Said {
    MET,
    UNMET,
    UNKNOWN
  }

  /** {@code -Dseeds=8000} tries more of them. */
  static IntStream seeds() {
    return IntStream.range(0, Integer.getInteger("seeds", 600));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void saysTheSame(int seed) throws IOException {
    Answer answer = random(new Random(seed));
    Map<String, Said> said = json(answer);
    assertEquals(said, rows(answer, OutputFormat.TABLE, "  +"), "table");
    assertEquals(said, rows(answer, OutputFormat.MATRIX, "  +"), "matrix");
    assertEquals(said, rows(answer, OutputFormat.MARKDOWN, " \\| "), "markdown");
    assertEquals(said, junit(answer), "junit");
    assertEquals(said, html(answer), "html");
    Set<String> answered = new TreeSet<>(said.keySet());
    answered.removeIf(id -> said.get(id) == Said.UNKNOWN);
    assertEquals(answered, firstFields(answer, OutputFormat.TSV, "([^\t]*)\t.*"), "tsv");
    assertEquals(
        answered,
        firstFields(answer, OutputFormat.NDJSON, "\\{\"test_case_id\":\"([^\"]*)\".*"),
        "ndjson");
    assertEquals(messages(said), messages(answer));
    assertEquals(status(said), answer.status().code());
  }

  private static Map<String, Said> json(Answer answer) throws IOException {
    JsonNode document = JSON.readTree(draw(answer, OutputFormat.JSON));
    Map<String, Said> said = new TreeMap<>();
    for (JsonNode testCase : document.get("test_cases")) {
      said.put(
          testCase.get("test_case_id").textValue(),
          testCase.get("answered").booleanValue() ? Said.MET : Said.UNKNOWN);
    }
    for (JsonNode unmet : document.get("gate").get("unmet")) {
      said.put(unmet.get("test_case_id").textValue(), Said.UNMET);
    }
    assertEquals(
        said.containsValue(Said.UNMET) || said.isEmpty()
            ? "false"
            : said.containsValue(Said.UNKNOWN) ? "null" : "true",
        document.get("gate").get("met").toString());
    return said;
  }

  /**
   * By lines with an ID, which is the last cell in text and the first in Markdown: a mark or a word
   * of the gate says what is unmet.
   */
  private static Map<String, Said> rows(Answer answer, OutputFormat format, String gap)
      throws IOException {
    Map<String, Said> said = new TreeMap<>();
    for (String line : draw(answer, format).split("\n", -1)) {
      List<String> cells = List.of(line.replaceFirst(" \\|$", "").split(gap, -1));
      String id =
          format == OutputFormat.MARKDOWN
              ? cells.get(0).replaceFirst("^\\| <code>(t\\d+)</code>", "$1")
              : cells.get(cells.size() - 1);
      if (id.matches("t\\d+")) {
        boolean unknown = cells.contains("?");
        boolean unmet =
            cells.stream().anyMatch(cell -> cell.matches(".*!|.*❌.*|stale|future|missing"));
        said.merge(
            id,
            unknown ? Said.UNKNOWN : unmet ? Said.UNMET : Said.MET,
            (one, other) -> one == Said.MET ? other : one);
      }
    }
    return said;
  }

  private static Map<String, Said> junit(Answer answer) throws IOException {
    Map<String, Said> said = new TreeMap<>();
    Matcher suite = SUITE.matcher(draw(answer, OutputFormat.JUNIT));
    while (suite.find()) {
      if (!suite.group(1).equals("gate")) {
        boolean unknown = !suite.group(3).equals("0");
        boolean unmet = !suite.group(2).equals("0");
        said.put(suite.group(1), unknown ? Said.UNKNOWN : unmet ? Said.UNMET : Said.MET);
      }
    }
    return said;
  }

  private static Map<String, Said> html(Answer answer) throws IOException {
    Map<String, Said> said = new TreeMap<>();
    Matcher row =
        Pattern.compile("<tr role=\"row\"( class=\"met\")?>.*?<code>(t\\d+)</code>(.*)")
            .matcher(draw(answer, OutputFormat.HTML));
    while (row.find()) {
      boolean unknown = row.group(3).contains("class=\"unanswered\"");
      said.put(row.group(2), unknown ? Said.UNKNOWN : row.group(1) == null ? Said.UNMET : Said.MET);
    }
    return said;
  }

  private static Set<String> firstFields(Answer answer, OutputFormat format, String line)
      throws IOException {
    Set<String> ids = new TreeSet<>();
    draw(answer, format).lines().forEach(text -> ids.add(text.replaceFirst("(?s)" + line, "$1")));
    return ids;
  }

  private static String draw(Answer answer, OutputFormat format) throws IOException {
    StringWriter out = new StringWriter();
    format.draw(answer, STYLE, out);
    return out.toString();
  }

  /** The gate's line without details, and whether the numbers of the summary add up. */
  private static List<String> messages(Answer answer) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(new Cli().host(OutputStream.nullOutputStream(), err), Verbosity.NORMAL);
    ErrorReporter errors = new ErrorReporter(console, ErrorReporter.Form.TEXT);
    new Messages(console, errors, OutputFormat.TABLE, STYLE).tell(answer);
    String all = err.toString(StandardCharsets.UTF_8);
    Matcher summary = Pattern.compile("empirical: of (\\d+) test cases, (.*)").matcher(all);
    int sum = 0;
    if (summary.find()) {
      Matcher count = COUNT.matcher(summary.group(2));
      while (count.find()) {
        sum += Integer.parseInt(count.group(1));
      }
    }
    String gate =
        all.lines().filter(line -> line.contains("(required: ")).findFirst().orElse("none");
    return List.of(gate.replaceFirst(" \\(required: .*", ""), Integer.toString(sum));
  }

  private static List<String> messages(Map<String, Said> said) {
    int all = said.size();
    long unmet = said.values().stream().filter(Said.UNMET::equals).count();
    long unknown = said.values().stream().filter(Said.UNKNOWN::equals).count();
    String gate;
    if (all == 0) {
      gate = "gate not met: there are no test cases";
    } else if (unmet > 0) {
      gate = "gate not met" + (all == 1 ? "" : " for " + unmet + " of " + all + " test cases");
    } else if (unknown > 0) {
      gate =
          "cannot tell whether the gate is met: "
              + unknown
              + " of "
              + (all == 1 ? "1 look-up failed" : all + " look-ups failed");
    } else {
      gate = "gate met";
    }
    // Where nothing was answered, there is nothing to sum up.
    return List.of("empirical: " + gate, Integer.toString(all < 2 || unknown == all ? 0 : all));
  }

  private static int status(Map<String, Said> said) {
    if (said.containsValue(Said.UNKNOWN)) {
      return 75;
    }
    return said.isEmpty() || said.containsValue(Said.UNMET) ? 20 : 0;
  }

  private static Answer random(Random random) {
    List<LookUp> lookUps = new ArrayList<>();
    List<TestCase> testCases = new ArrayList<>();
    int number = random.nextInt(6);
    for (int i = 0; i < number; i++) {
      TestCase testCase = TestCase.of("t" + i);
      testCases.add(testCase);
      lookUps.add(
          random.nextInt(6) == 0
              ? LookUp.failed(testCase, new Failure(ErrorKind.TRY_LATER, "busy", 503, true))
              : LookUp.answered(testCase, passes(random)));
    }
    Question question =
        new Question(
            new TestCaseList(testCases, Set.of(), List.of(), true, null, false),
            new LookBackWindow(null, null),
            random.nextInt(4) == 0 ? Set.of("1", "3") : Set.of(),
            new EnvironmentNames(Map.of()),
            gate(random),
            null,
            false);
    return Answer.of(question, lookUps, new Clocks(Cli.NOW, null));
  }

  private static Gate gate(Random random) {
    List<String> required =
        IntStream.rangeClosed(1, 3)
            .filter(id -> random.nextInt(3) == 0)
            .mapToObj(Integer::toString)
            .toList();
    @Nullable Duration maxAge =
        required.isEmpty() || random.nextBoolean() ? Duration.ofDays(1 + random.nextInt(9)) : null;
    return new Gate(required, maxAge, null);
  }

  private static List<LastPass> passes(Random random) {
    List<LastPass> passes = new ArrayList<>();
    int number = random.nextInt(5);
    for (int i = 0; i < number; i++) {
      Duration age = Duration.ofMinutes(random.nextInt(40 * 1440) - 10L);
      passes.add(new LastPass(Integer.toString(1 + random.nextInt(3)), "7", Cli.NOW.minus(age)));
    }
    return passes;
  }
}
