package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import run.empirical.cli.Sample;
import run.empirical.cli.Seeds;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LookUpResult;
import run.empirical.cli.model.TestCase;

/**
 * Compares the lines about test runs and the order of failed tests, for random answers, with a
 * model of the contract. The model compares all pairs, without grouping.
 */
class PassesByTestRunModelTest {
  private static final List<String> ENVIRONMENTS = List.of("2", "b", "11", "3", "a", "4", "5", "c");
  private static final List<String> RUNS = List.of("", "7", "9", "10", "x", "12", "13");

  /** Only a few ages, so that many passes are equal; the last one is in the future. */
  private static final List<Duration> AGES =
      List.of(
          Duration.ofSeconds(20),
          Duration.ofMinutes(90),
          Duration.ofMinutes(91),
          Duration.ofHours(3),
          Duration.ofHours(3).plusMillis(1),
          Duration.ofDays(4),
          Duration.ofHours(-1));

  /** A pass of a test case in one environment; a look-up that failed has none. */
  private record Pass(String test, String environment, String run, Duration age) {
    boolean isFuture() {
      return age.isNegative();
    }
  }

  private final Sample sample = Sample.create();

  private final List<String> tests = new ArrayList<>();
  private final List<String> unanswered = new ArrayList<>();
  private final List<Pass> passes = new ArrayList<>();
  private @Nullable Duration run;
  private boolean before;
  private List<String> columns = List.of();

  @ParameterizedTest
  @MethodSource("run.empirical.cli.Seeds#all")
  void agreesWithTheModel(int seed) {
    Random random = Seeds.random(seed);
    for (int i = 0; i < 10; i++) {
      PassesByTestRunModelTest one = new PassesByTestRunModelTest();
      one.draw(random);
      String details = one.passes + " of " + one.tests + ", run " + one.run + ", " + one.columns;
      assertEquals(
          one.lines(),
          PassesByTestRunSentences.lines(one.sample.answer(), one.sample.labels()),
          details);
      if (one.run != null) {
        Drawing drawing = Drawing.of(true, one.sample.answer(), one.sample.style());
        assertEquals(
            one.order(),
            drawing.results().stream().map(it -> it.testCase().id()).toList(),
            details);
      }
    }
  }

  private void draw(Random random) {
    if (random.nextBoolean()) {
      run = AGES.get(1 + random.nextInt(4));
      sample.ofRun(Sample.NOW.minus(run));
    }
    before = random.nextInt(4) == 0;
    if (before) {
      sample.before();
    }
    int environments = 1 + random.nextInt(ENVIRONMENTS.size());
    int all = random.nextInt(10);
    for (int i = 0; i < all; i++) {
      String test = "t" + i;
      tests.add(test);
      if (random.nextInt(6) == 0) {
        unanswered.add(test);
        sample.failed(test, "no answer");
        continue;
      }
      List<LastPass> reply = new ArrayList<>();
      for (String environment : ENVIRONMENTS.subList(0, environments)) {
        if (random.nextInt(5) > 0) {
          Duration age = AGES.get(random.nextInt(AGES.size()));
          String testRun = RUNS.get(random.nextInt(RUNS.size()));
          reply.add(new LastPass(environment, testRun, Sample.NOW.minus(age)));
          passes.add(new Pass(test, environment, testRun, age));
        }
      }
      sample.add(LookUpResult.answered(TestCase.of(test), reply));
    }
    if (random.nextBoolean()) {
      columns = new ArrayList<>(ENVIRONMENTS.subList(0, environments));
      sample.narrowedTo(columns.toArray(String[]::new));
    } else {
      columns =
          passes.stream()
              .map(Pass::environment)
              .distinct()
              .sorted(PassesByTestRunModelTest::byId)
              .toList();
    }
  }

  private static int byId(String left, String right) {
    Comparator<String> order =
        Comparator.<String, Boolean>comparing(id -> !id.matches("[0-9]+"))
            .thenComparing(id -> id.matches("[0-9]+") ? new BigInteger(id) : BigInteger.ZERO)
            .thenComparing(Comparator.naturalOrder());
    return order.compare(left, right);
  }

  private List<String> lines() {
    int answered = tests.size() - unanswered.size();
    List<String> lines = new ArrayList<>();
    if (tests.size() == 1) {
      List<String> since =
          columns.stream()
              .filter(column -> in(column).stream().anyMatch(this::isSinceStart))
              .map(PassesByTestRunModelTest::name)
              .toList();
      if (!since.isEmpty()) {
        lines.add("passed since the failed run began: " + String.join(", ", since));
      }
    }
    List<String> known = columns.stream().filter(column -> !in(column).isEmpty()).toList();
    if (answered < 2 || known.isEmpty()) {
      return lines;
    }
    if (!unanswered.isEmpty()) {
      lines.add(answered + " of " + tests.size() + " test cases were answered");
    }
    for (String column : known) {
      long ahead = known.stream().filter(other -> isAhead(other, column, known)).count();
      if (ahead < 6) {
        lines.add(name(column) + ": " + line(in(column), answered));
      }
    }
    int more = known.size() - 6;
    if (more > 0) {
      lines.add("and " + more + " more environment" + (more == 1 ? "" : "s"));
    }
    return lines;
  }

  /** Whether an environment has more passes than another one, or as many and comes before it. */
  private boolean isAhead(String one, String other, List<String> known) {
    int more = in(one).size() - in(other).size();
    return more > 0 || (more == 0 && known.indexOf(one) < known.indexOf(other));
  }

  private List<Pass> in(String environment) {
    return passes.stream().filter(pass -> pass.environment().equals(environment)).toList();
  }

  private static String name(String environment) {
    return environment.matches("[0-9]+") ? "environment " + environment : environment;
  }

  private boolean isSinceStart(Pass pass) {
    return run != null && !pass.isFuture() && pass.age().compareTo(run) <= 0;
  }

  private String line(List<Pass> cells, int answered) {
    long since = cells.stream().filter(this::isSinceStart).count();
    long future = cells.stream().filter(Pass::isFuture).count();
    // Each with its passes; the key of one without an ID is a test case.
    Map<String, List<Pass>> groups = new TreeMap<>();
    for (Pass pass : cells) {
      if (!pass.isFuture() && !isSinceStart(pass)) {
        String key = pass.run().isEmpty() ? "!" + pass.test() : pass.run();
        groups.computeIfAbsent(key, any -> new ArrayList<>()).add(pass);
      }
    }
    List<List<Pass>> left = new ArrayList<>(groups.values());
    left.sort(
        Comparator.comparing(PassesByTestRunModelTest::newest)
            .thenComparing(group -> group.get(0).run(), PassesByTestRunModelTest::byId));
    List<List<Pass>> byTime = List.copyOf(left);
    List<List<Pass>> named = new ArrayList<>();
    if (!left.isEmpty()) {
      named.add(left.remove(0));
    }
    for (int i = 0; i < 2; i++) {
      List<Pass> largest = null;
      for (List<Pass> group : left) {
        if (group.size() > 1 && (largest == null || group.size() > largest.size())) {
          largest = group;
        }
      }
      if (largest != null) {
        left.remove(largest);
        named.add(largest);
      }
    }
    if (left.size() == 1) {
      named.add(left.remove(0));
    }
    List<String> parts = new ArrayList<>();
    if (since > 0) {
      parts.add(since + "# passed since the failed run began");
    }
    named.sort(Comparator.comparing(byTime::indexOf));
    for (List<Pass> group : named) {
      String id = group.get(0).run().isEmpty() ? "-" : group.get(0).run();
      String verb = group.equals(named.get(0)) ? "# last passed" : "#";
      parts.add(group.size() + verb + " in test run " + id + " (" + ago(newest(group)) + ")");
    }
    if (!left.isEmpty()) {
      String oldest = ago(newest(left.get(left.size() - 1)));
      String newest = ago(newest(left.get(0)));
      String range =
          newest.equals(oldest) ? newest : newest.replaceFirst(" .*", "") + " to " + oldest;
      parts.add(
          left.stream().mapToInt(List::size).sum()
              + "# in "
              + left.size()
              + " other test runs ("
              + range
              + ")");
    }
    if (future > 0) {
      parts.add(future + (before ? "# after --before" : "# in the future"));
    }
    if (answered > cells.size()) {
      parts.add(answered - cells.size() + (before ? "# not in 90 days" : "# not in 30 days"));
    }
    String line = String.join(", ", parts);
    return line.replaceFirst("#", line.startsWith("1#") ? " test" : " tests").replace("#", "");
  }

  private static Duration newest(List<Pass> group) {
    return group.stream().map(Pass::age).min(Comparator.naturalOrder()).orElseThrow();
  }

  private String ago(Duration age) {
    String unit =
        age.toMinutes() < 1
            ? "now"
            : age.toDays() > 0 ? age.toDays() + "d" : age.toHours() > 0 ? age.toHours() + "h" : "?";
    return unit.equals("now") ? unit : unit + (before ? " earlier" : " ago");
  }

  /** The test cases in the order for people; empty if none was answered. */
  private List<String> order() {
    List<String> sorted = new ArrayList<>(tests);
    sorted.sort(this::compare);
    return unanswered.size() == tests.size() ? List.of() : sorted;
  }

  private int compare(String left, String right) {
    int answered = Boolean.compare(unanswered.contains(left), unanswered.contains(right));
    for (String column : columns) {
      Pass one = pass(left, column);
      Pass other = pass(right, column);
      int kinds = Integer.compare(kind(one), kind(other));
      answered = answered != 0 ? answered : kinds;
      if (answered == 0 && one != null && other != null && !one.isFuture()) {
        int byTime = newestOfRun(one).compareTo(newestOfRun(other));
        answered = byTime != 0 ? byTime : byId(one.run(), other.run());
      }
    }
    return answered;
  }

  private @Nullable Pass pass(String test, String environment) {
    return in(environment).stream()
        .filter(pass -> pass.test().equals(test))
        .findFirst()
        .orElse(null);
  }

  private static int kind(@Nullable Pass pass) {
    return pass == null ? 2 : pass.isFuture() ? 1 : 0;
  }

  private Duration newestOfRun(Pass pass) {
    return pass.run().isEmpty()
        ? pass.age()
        : in(pass.environment()).stream()
            .filter(other -> other.run().equals(pass.run()) && !other.isFuture())
            .map(Pass::age)
            .min(Comparator.naturalOrder())
            .orElseThrow();
  }
}
