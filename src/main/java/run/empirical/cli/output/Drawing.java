package run.empirical.cli.output;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.model.Answer;
import run.empirical.cli.model.Cell;
import run.empirical.cli.model.Freshness;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.Query;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.Result;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.text.SafeText;

/**
 * The answer as one format shows it. Formats print other people's text only through these methods,
 * which escape it, and replace secrets before that: escaped ones could not be found any more.
 *
 * @param results the results to show, in the order to show them in
 * @param grouped whether groups of equal freshness are set apart
 * @param labels how many test cases have each label
 * @param gate what is said about the gate; null without one
 */
record Drawing(
    Answer answer,
    Style style,
    List<Result> results,
    boolean grouped,
    Map<String, Integer> labels,
    @Nullable GateText gate) {
  /** Begins the sentence that tells readers of invented data. */
  static final String INVENTED = "Invented data";

  /** The rest of that sentence. */
  static final String INVENTED_MEANS = " (--demo): nothing here says anything about real tests.";

  /** Of the failed tests of a run, people read first what has passed most recently. */
  static Drawing of(OutputFormat format, Answer answer, Style style) {
    boolean freshFailures = format.isForPeople() && answer.question().list().freshFailures();
    boolean grouped =
        freshFailures
            && answer.query().gate() == null
            && answer.results().size() > 1
            && (style.isTerminal()
                || format == OutputFormat.MARKDOWN
                || format == OutputFormat.HTML);
    List<Result> shown = shown(format, answer, style);
    Map<String, Integer> labels = new HashMap<>();
    answer.results().forEach(result -> labels.merge(result.testCase().label(), 1, Integer::sum));
    return new Drawing(
        answer,
        style,
        freshFailures ? newestFirst(shown) : shown,
        grouped,
        labels,
        answer.query().gate() == null ? null : new GateText(answer));
  }

  /** Without any answer, people need the reason only, which is told elsewhere. */
  private static List<Result> shown(OutputFormat format, Answer answer, Style style) {
    if (!format.isForPeople()) {
      return answer.results();
    }
    if (answer.failed() == answer.results().size()) {
      return List.of();
    }
    return style.onlyUnmet()
        ? answer.results().stream().filter(result -> !result.met()).toList()
        : answer.results();
  }

  /** By the group, and in it by the newest pass. */
  private static List<Result> newestFirst(List<Result> results) {
    return results.stream()
        .sorted(
            Comparator.comparing(Result::freshness)
                .thenComparing(Drawing::newest, Comparator.nullsLast(Comparator.reverseOrder())))
        .toList();
  }

  private static @Nullable Instant newest(Result result) {
    LastPass newest = result.newest();
    return newest == null ? null : newest.executedAt();
  }

  Question question() {
    return answer.question();
  }

  Query query() {
    return answer.query();
  }

  /** Whether there is a gate. */
  boolean gated() {
    return gate != null;
  }

  /** A time in UTC, to the second: {@code 2026-11-24T09:12:44Z}. */
  static String seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Text without secrets, still to be escaped. */
  String redacted(String text) {
    return style.redaction().apply(text);
  }

  /** Text for a terminal or at the start of a line. */
  String plain(String text) {
    return SafeText.of(redacted(text));
  }

  /** The same after the start of a line. */
  String inLine(String text) {
    return SafeText.inLine(redacted(text));
  }

  /** Text for XML and HTML. */
  String xml(String text) {
    return XmlText.of(redacted(text));
  }

  /** Text for a cell of a Markdown table. */
  String markdown(String text) {
    return MarkdownText.of(redacted(text));
  }

  /** The same for a quoted attribute of an HTML tag. */
  String markdownAttribute(String text) {
    return MarkdownText.attribute(redacted(text));
  }

  /** What the gate requires; null without one. */
  @Nullable String required() {
    return gate == null ? null : "required: " + gate.conditions();
  }

  /** How many test cases are not shown; null if all are. */
  @Nullable String hidden() {
    return gate != null && style.onlyUnmet() ? gate.hidden() : null;
  }

  /** A test case's title, with the ID if titles are ambiguous; else its ID. */
  String label(TestCase testCase) {
    String label = testCase.label();
    boolean ambiguous = labels.getOrDefault(label, 0) > 1;
    return ambiguous ? label + " (" + testCase.id() + ")" : label;
  }

  /** The age in a cell in short: {@code 3h}, {@code >30d} without a pass, {@code ?} if unknown. */
  String age(Result result, Cell cell) {
    if (!result.answered()) {
      return "?";
    }
    if (cell.age() == null) {
      return ">" + query().window().length().toDays() + "d";
    }
    return gate == null ? cell.age().brief() : gate.age(cell, cell.age());
  }

  /** The same in full: {@code 3 hours ago}, {@code not in 30 days} without a pass. */
  String fullAge(Cell cell) {
    LastPass pass = cell.lastPass();
    return pass == null || cell.age() == null
        ? "not in " + query().window().text()
        : cell.age().words(pass.executedAt());
  }

  /** The heading to show before a test case, if it starts a group; else null. */
  @Nullable String headingBefore(int index) {
    Freshness group = results.get(index).freshness();
    boolean starts = index == 0 || results.get(index - 1).freshness() != group;
    return grouped && starts ? Summary.heading(group, question()) : null;
  }
}
