package run.empirical.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.model.Answer;
import run.empirical.cli.model.Dashboard;
import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.model.Gate;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LookBackWindow;
import run.empirical.cli.model.LookUpResult;
import run.empirical.cli.model.PlaywrightRun;
import run.empirical.cli.model.PlaywrightRun.Counts;
import run.empirical.cli.model.Question;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.model.TestCaseList;
import run.empirical.cli.output.Labels;
import run.empirical.cli.output.OutputFormat;
import run.empirical.cli.output.Style;
import run.empirical.cli.output.Style.Target;
import run.empirical.cli.text.Redaction;
import run.empirical.cli.time.RunClock;
import run.empirical.cli.time.TypedDuration;

/** Builds a question and its answer, for tests of the judgement and of the formats. */
public final class Sample {
  /** The time of the run. */
  public static final Instant NOW = Cli.NOW;

  /** The names of five environments. */
  public static final String[] FIVE = {
    "1=production", "2=staging", "3=preview", "4=eu-live", "11=qa"
  };

  private final EnvironmentNames names;
  private final List<LookUpResult> lookUps = new ArrayList<>();
  private @Nullable Gate gate;
  private LookBackWindow window = new LookBackWindow(null, null);
  private List<String> narrowedTo = List.of();
  private @Nullable Instant runStart;
  private boolean demo;
  private @Nullable Dashboard dashboard;
  private Target target = Target.PIPE;
  private boolean colour;
  private UnaryOperator<String> redaction = text -> text;

  private Sample(EnvironmentNames names) {
    this.names = names;
  }

  /** Starts a sample without names of environments. */
  public static Sample create() {
    return with();
  }

  /** Starts a sample with these names of environments, each as {@code ID=NAME}. */
  public static Sample with(String... names) {
    Map<String, String> byId = new LinkedHashMap<>();
    for (String name : names) {
      byId.put(name.split("=", 2)[0], name.split("=", 2)[1]);
    }
    return new Sample(new EnvironmentNames(byId, ""));
  }

  /** Adds a gate that requires passes of at most this age in these environments. */
  public Sample requiring(@Nullable String maxAge, String... required) {
    return gated(
        new Gate(List.of(required), maxAge == null ? null : TypedDuration.parse(maxAge), null));
  }

  /** Sets the gate; null for none. */
  public Sample gated(@Nullable Gate newGate) {
    gate = newGate;
    return this;
  }

  /** Sets the environments of {@code --env}. */
  public Sample narrowedTo(String... ids) {
    narrowedTo = List.of(ids);
    return this;
  }

  /** Sets {@code --before} to the time of the run. */
  public Sample before() {
    window = new LookBackWindow(90, NOW);
    return this;
  }

  /** Makes the test cases the failed tests of a Playwright run with this start. */
  public Sample ofRun(Instant start) {
    runStart = start;
    return this;
  }

  /** Draws on a terminal. */
  public Sample terminal() {
    target = Target.TERMINAL;
    return this;
  }

  /** Draws in colour and, with a dashboard, with hyperlinks. */
  public Sample colour() {
    colour = true;
    return this;
  }

  /** Draws in a file. */
  public Sample file() {
    target = Target.FILE;
    return this;
  }

  /** Sets the dashboard that test runs link to. */
  public Sample dashboard(String url) {
    dashboard = Dashboard.parse(url);
    return this;
  }

  /** Makes the data invented, as with {@code --demo}. */
  public Sample invented() {
    demo = true;
    return this;
  }

  /** Redacts a secret. */
  public Sample without(String secret) {
    redaction = new Redaction(List.of(secret))::redact;
    return this;
  }

  /** A pass with the fields that every pass has. */
  public static LastPass pass(String environmentId, String testRunId, Duration age) {
    return new LastPass(environmentId, testRunId, NOW.minus(age));
  }

  /** A pass in which each text is this one. */
  public static LastPass passOf(String text, Duration age) {
    return new LastPass(text, text, NOW.minus(age));
  }

  /**
   * Adds a test case that was answered with these passes, each an environment ID and an age, such
   * as {@code "1 3h"}, optionally followed by a run ID.
   */
  public Sample answered(TestCase testCase, String... passes) {
    List<LastPass> list = new ArrayList<>();
    for (String pass : passes) {
      String[] parts = pass.split(" ", 3);
      Duration age = Duration.parse("PT" + parts[1]);
      list.add(pass(parts[0], parts.length == 3 ? parts[2] : "48213", age));
    }
    return add(LookUpResult.answered(testCase, list));
  }

  /** Like {@link #answered(TestCase, String...)}, without a title. */
  public Sample answered(String id, String... passes) {
    return answered(TestCase.of(id), passes);
  }

  /** Adds a test case whose look-up failed with this message. */
  public Sample failed(TestCase testCase, String message) {
    return add(LookUpResult.failed(testCase, new Failure(ExitStatus.TRY_LATER, message, 503)));
  }

  /** Like {@link #failed(TestCase, String)}, without a title. */
  public Sample failed(String id, String message) {
    return failed(TestCase.of(id), message);
  }

  /** Adds the result of a look-up. */
  public Sample add(LookUpResult lookUp) {
    lookUps.add(lookUp);
    return this;
  }

  /** The question of this sample. */
  public Question question() {
    List<TestCase> testCases = lookUps.stream().map(LookUpResult::testCase).distinct().toList();
    boolean fromList = lookUps.size() != 1;
    return new Question(
        runStart == null
            ? new TestCaseList(testCases, fromList, null, Set.of(), false)
            : TestCaseList.ofReport(
                testCases,
                new PlaywrightRun(runStart, new Counts(40, testCases.size(), 0, 0)),
                false),
        window,
        narrowedTo,
        names,
        gate,
        null,
        demo,
        false);
  }

  /** The answer to the question. */
  public Answer answer() {
    RunClock.Reading clocks = new RunClock.Reading(NOW, null);
    return Answer.of(question(), lookUps, found(lookUps), new RunClock.Readings(clocks, clocks));
  }

  /** The IDs of the environments in the replies. */
  public static Set<String> found(List<LookUpResult> lookUps) {
    return lookUps.stream()
        .flatMap(lookUp -> Stream.ofNullable(lookUp.passes()).flatMap(List::stream))
        .map(LastPass::environmentId)
        .collect(Collectors.toSet());
  }

  /** The names in formats and messages. */
  public Labels labels() {
    return new Labels(answer(), redaction);
  }

  /** The style in which the answer is drawn. */
  public Style style() {
    return new Style(target, colour, colour, redaction, dashboard);
  }

  /** The whole output in this format. */
  public String as(OutputFormat format) {
    StringWriter out = new StringWriter();
    try {
      format.draw(answer(), style(), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }
}
