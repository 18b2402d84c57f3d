package run.empirical.cli.run;

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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import run.empirical.cli.Cli;
import run.empirical.cli.host.Console;
import run.empirical.cli.host.Verbosity;
import run.empirical.cli.model.Answer;
import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.model.ExitStatus;
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
 * What every format, the gate's line, the summary and the exit status say of a random answer is
 * what a model expects, and no test case or known environment is missing from any.
 */
class FormatsAgreeTest {
  private static final Style STYLE =
      new Style(Style.Target.FILE, false, false, text -> text, null, null, false, 0);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SUITE =
      Pattern.compile(
          "<testsuite name=\"([^\"]*)\" tests=\"\\d+\" failures=\"(\\d+)\" errors=\"(\\d+)");
  private static final Pattern COUNT = Pattern.compile("(?:, |^)(\\d+) ");
  private static final Pattern HTML_ROW =
      Pattern.compile("<tr role=\"row\"( class=\"met\")?>.*?<code>(t\\d+)</code>(.*)");
  private static final Pattern HTML_CELL =
      Pattern.compile("data-environment=\"([^\"]*)\"( data-age=)?");

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
    Run run = Run.random(new Random(seed));
    Answer answer = Answer.of(run.question(), run.lookUps(), Set.of(), Cli.NOW);
    Map<String, Said> said = run.said();
    assertEquals(said, json(answer), "json");
    assertEquals(said, rows(answer, OutputFormat.TABLE, "  +", "stale|future|missing"), "table");
    assertEquals(said, rows(answer, OutputFormat.MATRIX, "  +", ".*!"), "matrix");
    assertEquals(said, rows(answer, OutputFormat.MARKDOWN, " \\| ", ".*❌.*"), "markdown");
    assertEquals(said, junit(answer), "junit");
    assertEquals(said, html(answer), "html");
    assertEquals(gateLine(said), gateLine(answer));
    assertEquals(status(said), answer.status().code());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void hasACellForEachTestCaseAndKnownEnvironment(int seed) throws IOException {
    Run run = Run.random(new Random(seed));
    Answer answer = Answer.of(run.question(), run.lookUps(), Set.of(), Cli.NOW);
    Set<String> grid = run.grid();
    assertEquals(grid, tableGrid(answer), "table");
    assertEquals(grid, matrixGrid(answer, OutputFormat.MATRIX, "  +"), "matrix");
    assertEquals(grid, matrixGrid(answer, OutputFormat.MARKDOWN, " \\| "), "markdown");
    assertEquals(grid, htmlGrid(answer), "html");
    assertEquals(grid, tsvGrid(answer), "tsv");
    grid.removeIf(cell -> cell.contains(" - "));
    assertEquals(grid, jsonGrid(answer), "json");
  }

  private static String label(String environmentId) {
    return environmentId.equals("4") ? "named" : environmentId;
  }

  private static String cell(String testCase, String environment, boolean passed) {
    return testCase + " " + environment + (passed ? " passed" : " gap");
  }

  /** A line's environment comes before everything else that could be taken for one. */
  private static Set<String> tableGrid(Answer answer) throws IOException {
    Set<String> grid = new TreeSet<>();
    for (String line : draw(answer, OutputFormat.TABLE).split("\n", -1)) {
      List<String> cells = List.of(line.split("  +", -1));
      String id = idIn(cells);
      if (id != null && !cells.contains("?")) {
        String environment =
            cells.stream().filter(cell -> cell.matches("\\d|named|-")).findFirst().orElseThrow();
        grid.add(cell(id, environment, !cells.contains("not in 30 days")));
      }
    }
    return grid;
  }

  private static Set<String> matrixGrid(Answer answer, OutputFormat format, String gap)
      throws IOException {
    Set<String> grid = new TreeSet<>();
    List<String> headings = List.of();
    for (String line : draw(answer, format).split("\n", -1)) {
      List<String> cells = cells(line, gap);
      String id = idIn(cells);
      if (line.startsWith("| Test case |") || line.endsWith("  TEST CASE")) {
        headings = cells;
      } else if (id != null && !cells.contains("?")) {
        for (int i = 0; i < cells.size(); i++) {
          if (!cells.get(i).equals(id)) {
            grid.add(cell(id, headings.get(i), !cells.get(i).matches("(❌.)?>30d!?")));
          }
        }
      }
    }
    return grid;
  }

  private static Set<String> htmlGrid(Answer answer) throws IOException {
    Set<String> grid = new TreeSet<>();
    Matcher row = HTML_ROW.matcher(draw(answer, OutputFormat.HTML));
    while (row.find()) {
      Matcher cell = HTML_CELL.matcher(row.group(3));
      while (cell.find()) {
        grid.add(cell(row.group(2), cell.group(1), cell.group(2) != null));
      }
    }
    return grid;
  }

  private static Set<String> tsvGrid(Answer answer) throws IOException {
    Set<String> grid = new TreeSet<>();
    for (String line : draw(answer, OutputFormat.TSV).lines().toList()) {
      List<String> fields = List.of(line.split("\t", -1));
      assertEquals(8, fields.stream().filter(field -> !field.isEmpty()).count(), line);
      String name = fields.get(2).equals("-") ? fields.get(1) : fields.get(2);
      grid.add(cell(fields.get(0), name, !fields.get(3).equals("-")));
    }
    return grid;
  }

  private static Set<String> jsonGrid(Answer answer) throws IOException {
    Set<String> grid = new TreeSet<>();
    for (JsonNode testCase : JSON.readTree(draw(answer, OutputFormat.JSON)).get("test_cases")) {
      if (testCase.get("answered").booleanValue()) {
        String id = testCase.get("test_case_id").textValue();
        testCase
            .get("last_pass")
            .properties()
            .forEach(
                member -> grid.add(cell(id, label(member.getKey()), !member.getValue().isNull())));
      }
    }
    return grid;
  }

  /** The cells of a line of text or Markdown. */
  private static List<String> cells(String line, String gap) {
    return List.of(
        line.replaceFirst("^\\| ", "")
            .replaceFirst(" \\|$", "")
            .replaceFirst("<code>(t\\d+)</code>", "$1")
            .replace("&#45;", "-")
            .split(gap, -1));
  }

  private static @Nullable String idIn(List<String> cells) {
    return cells.stream().filter(cell -> cell.matches("t\\d+")).findFirst().orElse(null);
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

  /** By lines that have an ID: a mark or a word of the gate says what is unmet. */
  private static Map<String, Said> rows(Answer answer, OutputFormat format, String gap, String mark)
      throws IOException {
    Map<String, Said> said = new TreeMap<>();
    for (String line : draw(answer, format).split("\n", -1)) {
      List<String> cells = cells(line, gap);
      String id = idIn(cells);
      if (id != null) {
        boolean unknown = cells.contains("?");
        boolean unmet = cells.stream().anyMatch(cell -> cell.matches(mark));
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
    Matcher row = HTML_ROW.matcher(draw(answer, OutputFormat.HTML));
    while (row.find()) {
      boolean unknown = row.group(3).contains("class=\"unanswered\"");
      said.put(row.group(2), unknown ? Said.UNKNOWN : row.group(1) == null ? Said.UNMET : Said.MET);
    }
    return said;
  }

  private static String draw(Answer answer, OutputFormat format) throws IOException {
    StringWriter out = new StringWriter();
    format.draw(answer, STYLE, out);
    return out.toString();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theSummaryAddsUp(int seed) {
    Run run = Run.random(new Random(seed));
    Answer answer = Answer.of(run.ungated(), run.lookUps(), Set.of(), Cli.NOW);
    Matcher summary = Pattern.compile("empirical: (\\d+ test cases): (.*)").matcher(told(answer));
    int all = run.lookUps().size();
    long failed = run.lookUps().stream().filter(lookUp -> lookUp.failure() != null).count();
    // Where nothing was answered, there is nothing to sum up; one test case needs no numbers.
    assertEquals(all > 1 && failed < all, summary.find());
    if (all > 1 && failed < all) {
      int sum = 0;
      Matcher count = COUNT.matcher(summary.group(2));
      while (count.find()) {
        sum += Integer.parseInt(count.group(1));
      }
      assertEquals(all + " test cases " + all, summary.group(1) + " " + sum);
    }
  }

  private static String told(Answer answer) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(new Cli().host(OutputStream.nullOutputStream(), err), Verbosity.NORMAL);
    new Messages(console, OutputFormat.TABLE, STYLE).print(answer, new Clocks(Cli.NOW, null));
    return err.toString(StandardCharsets.UTF_8);
  }

  /** Without details. */
  private static String gateLine(Answer answer) {
    return told(answer)
        .lines()
        .filter(line -> line.contains("(required: "))
        .collect(Collectors.joining("\n"))
        .replaceFirst(" \\(required: .*", "");
  }

  private static String gateLine(Map<String, Said> said) {
    int all = said.size();
    long unmet = said.values().stream().filter(Said.UNMET::equals).count();
    long unknown = said.values().stream().filter(Said.UNKNOWN::equals).count();
    if (all == 0) {
      return "empirical: gate not met: there are no test cases";
    }
    if (unmet > 0) {
      return "empirical: gate not met"
          + (all == 1 ? "" : " for " + unmet + " of " + all + " test cases");
    }
    return unknown > 0
        ? "empirical: gate undecided: " + unknown + " of " + all + " look-ups failed"
        : "empirical: gate met";
  }

  private static int status(Map<String, Said> said) {
    if (said.containsValue(Said.UNKNOWN)) {
      return 75;
    }
    return said.isEmpty() || said.containsValue(Said.UNMET) ? 20 : 0;
  }

  /** A question and what came back, with a model of what that means. */
  private record Run(Question question, List<LookUp> lookUps) {
    private static final Duration WINDOW = Duration.ofDays(30);
    private static final Duration TOLERANCE = Duration.ofMinutes(2);

    static Run random(Random random) {
      List<LookUp> lookUps = new ArrayList<>();
      List<TestCase> testCases = new ArrayList<>();
      int number = random.nextInt(6);
      for (int i = 0; i < number; i++) {
        TestCase testCase = TestCase.of("t" + i);
        testCases.add(testCase);
        lookUps.add(
            random.nextInt(6) == 0
                ? LookUp.failed(testCase, new Failure(ExitStatus.TRY_LATER, "busy", 503, true))
                : LookUp.answered(testCase, passes(random)));
      }
      Set<String> shown = random.nextInt(4) == 0 ? Set.of("1", "3") : Set.of();
      Question question =
          new Question(
              new TestCaseList(testCases, Set.of(), List.of(), true, null, false),
              new LookBackWindow(null, null),
              shown,
              new EnvironmentNames(random.nextInt(4) == 0 ? Map.of("4", "named") : Map.of()),
              gate(random, shown),
              null,
              false);
      return new Run(question, lookUps);
    }

    private static Gate gate(Random random, Set<String> shown) {
      List<String> required =
          IntStream.rangeClosed(1, 3)
              .filter(id -> random.nextInt(3) == 0)
              .mapToObj(Integer::toString)
              .filter(id -> shown.isEmpty() || shown.contains(id))
              .toList();
      @Nullable Duration maxAge =
          required.isEmpty() || random.nextBoolean()
              ? Duration.ofDays(1 + random.nextInt(9))
              : null;
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

    /** Named, returned or required, or only those of {@code --env}. */
    private Set<String> known() {
      if (!question.environments().isEmpty()) {
        return question.environments();
      }
      Set<String> known = new TreeSet<>(gate().required());
      if (question.names().nameOf("4") != null) {
        known.add("4");
      }
      lookUps.forEach(lookUp -> lookUp.passes().forEach(pass -> known.add(pass.environmentId())));
      return known;
    }

    Question ungated() {
      return new Question(
          question.list(),
          question.window(),
          question.environments(),
          question.names(),
          null,
          null,
          false);
    }

    private Gate gate() {
      return Objects.requireNonNull(question.gate());
    }

    /** Each answered test case in each known environment; a dash where none is known. */
    Set<String> grid() {
      Set<String> grid = new TreeSet<>();
      for (LookUp lookUp : lookUps) {
        if (lookUp.failure() == null) {
          String testCase = lookUp.testCase().id();
          for (String id : known().isEmpty() ? Set.of("-") : known()) {
            grid.add(cell(testCase, label(id), newest(lookUp, id).isPresent()));
          }
        }
      }
      return grid;
    }

    Map<String, Said> said() {
      Map<String, Said> said = new TreeMap<>();
      lookUps.forEach(lookUp -> said.put(lookUp.testCase().id(), said(lookUp)));
      return said;
    }

    private Said said(LookUp lookUp) {
      if (lookUp.failure() != null) {
        return Said.UNKNOWN;
      }
      Set<String> judged = gate().required().isEmpty() ? known() : Set.copyOf(gate().required());
      boolean met =
          !judged.isEmpty()
              && judged.stream().allMatch(id -> newest(lookUp, id).filter(this::meets).isPresent());
      return met ? Said.MET : Said.UNMET;
    }

    private static Optional<Duration> newest(LookUp lookUp, String environmentId) {
      return lookUp.passes().stream()
          .filter(pass -> pass.environmentId().equals(environmentId))
          .map(pass -> Duration.between(pass.executedAt(), Cli.NOW))
          .min(Comparator.naturalOrder());
    }

    private boolean meets(Duration age) {
      Duration maxAge = gate().maxAge();
      return age.negated().compareTo(TOLERANCE) <= 0
          && age.compareTo(maxAge == null ? WINDOW : maxAge) <= 0;
    }
  }
}
