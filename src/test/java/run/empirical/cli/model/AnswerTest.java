package run.empirical.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.Sample;
import run.empirical.cli.failure.ExitStatus;
import run.empirical.cli.failure.Failure;
import run.empirical.cli.failure.FailureException;
import run.empirical.cli.model.Answer.Verdict;
import run.empirical.cli.time.RunClock;
import run.empirical.cli.time.TypedDuration;

/** An answer is a pure function of the question, the look-ups and the time. */
class AnswerTest {
  private static final Instant NOW = Sample.NOW;
  private static final Failure DOWN = new Failure(ExitStatus.TRY_LATER, "down", 503);

  /** Numbers come first, by value; other IDs follow as text. */
  @ParameterizedTest
  @CsvSource({"10 9 91 0 2, 0 2 9 10 91", "'a : 010 /2 300 1e1 ', 300 - /2 010 1e1 : a"})
  void breaksTiesByEnvironmentId(String found, String sorted) {
    LastPass[] passes =
        Stream.of(found.split(" ", -1)).map(AnswerTest::pass).toArray(LastPass[]::new);
    assertEquals(sorted, String.join(" ", ids(one(null, passes))));
  }

  /** The maximum age is an hour, and passes up to two minutes ahead are now. */
  @ParameterizedTest
  @CsvSource({"PT1H0.999S, OK", "PT1H1S, TOO_OLD", "PT-2M, OK", "PT-2M-0.001S, FUTURE"})
  void judgesAPassByItsAge(Duration age, GateStatus status) {
    assertEquals(List.of(status), statuses(one(hour(), pass("1", age))));
  }

  @Test
  void accountsForATestCaseWithoutAPass() {
    assertEquals(
        List.of(new Cell(Environment.NONE, null, GateStatus.NOT_JUDGED)), one(null).cells());
    assertEquals(
        List.of(new Cell(new Environment("1", null), null, GateStatus.MISSING)),
        one(hour()).cells());
  }

  @Test
  void withoutAGateNoneIsMet() {
    assertEquals(
        Verdict.NO_GATE, judge(gated(null), List.of(lookUp(pass("1"))), Set.of()).verdict());
  }

  @Test
  void groupsFailuresInTheOrderOfTheFirst() {
    Failure other = Failure.of(ExitStatus.REJECTED, "no");
    List<LookUpResult> lookUps =
        List.of(
            LookUpResult.failed(TestCase.of("a"), other),
            LookUpResult.failed(TestCase.of("b"), DOWN),
            LookUpResult.answered(TestCase.of("c"), List.of()),
            LookUpResult.failed(TestCase.of("d"), other));
    Answer answer = judge(gated(null), lookUps, Set.of());
    assertEquals(
        List.of(
            Map.entry(other, List.of(TestCase.of("a"), TestCase.of("d"))),
            Map.entry(DOWN, List.of(TestCase.of("b")))),
        List.copyOf(TestCaseAnswer.failures(answer.results()).entrySet()));
    assertEquals(3, answer.unansweredCount());
    assertEquals(ExitStatus.REJECTED, answer.exit());
  }

  /**
   * Environments with a name come in the order of the names, then the others by ID; ties likewise.
   */
  @Test
  void namedEnvironmentsComeFirst() {
    Question question =
        Sample.with("staging=staging", "7=live", "none=none", "2=qa")
            .requiring(null, "9", "7")
            .question();
    LookUpResult lookUp = lookUp(pass("2"), pass("b"), pass("7"), pass("10"), pass("staging"));
    Answer answer = judge(question, List.of(lookUp), Set.of("1"));
    assertEquals(
        List.of("staging", "live", "none", "qa", "1", "9", "10", "b"),
        labels(answer.environments()));
    assertEquals(
        List.of("staging", "live", "qa", "10", "b", "none", "1", "9"),
        ids(answer.results().get(0)));
    assertEquals(List.of("9"), labels(answer.notFound()));
    assertEquals(List.of("staging", "live", "none", "qa", "1", "10", "b"), labels(answer.others()));
  }

  /** Messages are equal if they differ only in the test case's ID as a whole word. */
  @Test
  void failuresThatDifferInTheTestCasesIdAreOne() {
    List<LookUpResult> lookUps =
        List.of(
            rejected("u-1", "no test 'u-1', u-1"),
            rejected("t", "no test 't', t"),
            rejected("u-2", "no u-1 left"),
            rejected("v.+", "no test 'v.+', v.+"),
            rejected("no", "no test 'no', no"),
            rejected("left", "no u-1 left"),
            rejected("w", "no test 'u-1', u-1"),
            rejected("x", "no test 't', t"));
    Answer answer = judge(gated(null), lookUps, Set.of());
    assertEquals(
        "{no test 'u-1', u-1=[u-1, t, v.+, w, x], no u-1 left=[u-2, left], no test 'no', no=[no]}",
        TestCaseAnswer.failures(answer.results()).entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> entry.getKey().message(),
                    entry -> entry.getValue().stream().map(TestCase::id).toList(),
                    (one, other) -> one,
                    LinkedHashMap::new))
            .toString());
  }

  private static LookUpResult rejected(String id, String message) {
    return LookUpResult.failed(TestCase.of(id), Failure.of(ExitStatus.REJECTED, message));
  }

  /** Environments 1 and 2 have names. */
  @ParameterizedTest
  @CsvSource({
    "stagin,     1 3,     stagin,             production staging 3",
    "stagin 9,   7 1 qa,  stagin 9,           production staging 7 qa",
    "9,          7,       9,                  production staging 7",
    "7 stagin,   7 qa,    stagin,             production staging 7 qa",
    "stagin,     '',      '',                 production staging",
    "2 9,        '',      '',                 production staging",
    "2,          1,       '',                 production staging",
    "2,          1 7,     staging,            production 7",
    "2 9,        1,       9,                  production staging",
    "2 9,        1 7,     staging 9,          production 7",
    "2 1,        7,       staging production, 7"
  })
  void findsOutWhichEnvironmentsNoReplyHas(
      String requested, String found, String notFound, String others) {
    Sample sample = Sample.with("1=production", "2=staging");
    LastPass[] passes = words(found).map(AnswerTest::pass).toArray(LastPass[]::new);
    String[] ids = words(requested).toArray(String[]::new);
    for (Question question :
        List.of(
            sample.requiring("1h", ids).question(),
            sample.gated(null).narrowedTo(ids).question())) {
      Answer answer = judge(question, List.of(lookUp(passes)), Set.of());
      assertEquals(notFound, String.join(" ", labels(answer.notFound())));
      assertEquals(others, String.join(" ", labels(answer.others())));
      assertEquals(!found.isEmpty(), answer.hasPass());
    }
  }

  private static Stream<String> words(String text) {
    return Stream.of(text.split(" ")).filter(word -> !word.isEmpty());
  }

  /** Without a gate, no environment is asked for by its name in a file. */
  @Test
  void withoutAGateOnlyRequestedEnvironmentsAreNotFound() {
    Question question = Sample.with("2=staging").question();
    Answer answer = judge(question, List.of(lookUp(pass("7"))), Set.of());
    assertEquals(List.of(), answer.notFound());
  }

  /** The others are those of all replies, even if the answer has only some. */
  @Test
  void knowsTheOtherEnvironments() {
    Question question = Sample.with("1=live").narrowedTo("qa").question();
    Answer answer = judge(question, List.of(lookUp(pass("1"), pass(""))), Set.of("b"));
    assertEquals(List.of("live", "-", "b"), labels(answer.others()));
  }

  /** Names and IDs are compared without regard to case. */
  @Test
  void aNameThatIsAlsoAnIdIsAmbiguous() {
    Question question = Sample.with("1=live").question();
    assertEquals(
        "'Live' is both the ID of an environment and your name for environment 1; rename"
            + " environment 1",
        mistake(question, lookUp(pass("1"), pass("Live"))));
  }

  /** For example, the service has changed its IDs from numbers to slugs. */
  @Test
  void aNameForAnIdThatNoReplyHasIsToBeRemoved() {
    Question question = Sample.with("1=production", "2=staging").question();
    assertEquals(
        "'production' is an environment's ID now; remove your name for environment 1, which no"
            + " reply has",
        mistake(question, lookUp(pass("production"), pass("2"))));
    LookUpResult lookUp = lookUp(pass("production"));
    FailureException inEarlierReply =
        assertThrows(FailureException.class, () -> judge(question, List.of(lookUp), Set.of("1")));
    assertEquals(
        "'production' is both the ID of an environment and your name for environment 1; rename"
            + " environment 1",
        inEarlierReply.getMessage());
  }

  /** The message about a mistake in the question; null if the look-ups can be judged. */
  private static String mistake(Question question, LookUpResult... lookUps) {
    Failure failure =
        assertThrows(FailureException.class, () -> judge(question, List.of(lookUps), Set.of()))
            .failure();
    assertEquals(Failure.of(ExitStatus.CONFIG, failure.message()), failure);
    return failure.message();
  }

  private static Answer judge(
      Question question, List<LookUpResult> lookUps, Set<String> foundEarlier) {
    Set<String> found = Sample.found(lookUps);
    found.addAll(foundEarlier);
    RunClock.Reading clocks = new RunClock.Reading(NOW, null);
    return Answer.of(question, lookUps, found, new RunClock.Readings(clocks, clocks));
  }

  private static Gate hour() {
    return new Gate(List.of("1"), TypedDuration.parse("1h"), null);
  }

  private static Question gated(@Nullable Gate gate) {
    return Sample.create().gated(gate).question();
  }

  private static TestCaseAnswer one(@Nullable Gate gate, LastPass... passes) {
    return judge(gated(gate), List.of(lookUp(passes)), Set.of()).results().get(0);
  }

  private static LookUpResult lookUp(LastPass... passes) {
    return LookUpResult.answered(TestCase.of("t"), List.of(passes));
  }

  private static List<String> labels(List<Environment> environments) {
    return environments.stream().map(Environment::label).toList();
  }

  private static List<String> ids(TestCaseAnswer result) {
    return result.newestFirst().stream().map(cell -> cell.environment().label()).toList();
  }

  private static List<GateStatus> statuses(TestCaseAnswer result) {
    return result.newestFirst().stream().map(Cell::gateStatus).toList();
  }

  private static LastPass pass(String environmentId) {
    return pass(environmentId, Duration.ofMinutes(1));
  }

  private static LastPass pass(String environmentId, Duration age) {
    return Sample.pass(environmentId, "r", age);
  }
}
