package run.empirical.cli.output;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.Sample;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LookUpResult;
import run.empirical.cli.model.TestCase;

/**
 * The passes of some test cases, and a model of the lines about their test runs and of the order of
 * failed tests. The model compares all pairs, without grouping.
 *
 * @param run how long ago the failed Playwright run began; null if there is none
 * @param before whether ages count from {@code --before}
 * @param narrowedTo the environments of {@code --env}; empty for all
 */
record LastRunsScenario(
    List<Reply> replies, @Nullable Duration run, boolean before, List<String> narrowedTo) {
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

  /** A pass of a test case in one environment. */
  private record Pass(String test, String environment, String run, Duration age) {
    boolean isFuture() {
      return age.isNegative();
    }

    LastPass lastPass() {
      return Sample.pass(environment, run, age);
    }

    @Override
    public String toString() {
      return environment + " " + age + " in run '" + run + "'";
    }
  }

  /** The result of the look-up of a test case; one that failed has no passes. */
  private record Reply(String test, boolean answered, List<Pass> passes) {
    Reply filtered(Predicate<Object> keep) {
      return new Reply(test, answered, passes.stream().filter(keep).toList());
    }

    @Nullable Pass in(String environment) {
      return passes.stream()
          .filter(pass -> pass.environment().equals(environment))
          .findFirst()
          .orElse(null);
    }

    void addTo(Sample sample) {
      if (answered) {
        List<LastPass> lastPasses = passes.stream().map(Pass::lastPass).toList();
        sample.add(LookUpResult.answered(TestCase.of(test), lastPasses));
      } else {
        sample.failed(test, "no answer");
      }
    }

    @Override
    public String toString() {
      return test + ": " + (answered ? passes : "no answer");
    }
  }

  static LastRunsScenario random(Random random) {
    Duration run = random.nextBoolean() ? AGES.get(1 + random.nextInt(4)) : null;
    boolean before = random.nextInt(4) == 0;
    List<String> environments = ENVIRONMENTS.subList(0, 1 + random.nextInt(ENVIRONMENTS.size()));
    List<Reply> replies = new ArrayList<>();
    int all = random.nextInt(10);
    for (int i = 0; i < all; i++) {
      replies.add(reply("t" + i, environments, random));
    }
    return new LastRunsScenario(
        replies, run, before, random.nextBoolean() ? environments : List.of());
  }

  private static Reply reply(String test, List<String> environments, Random random) {
    if (random.nextInt(6) == 0) {
      return new Reply(test, false, List.of());
    }
    List<Pass> passes = new ArrayList<>();
    for (String environment : environments) {
      if (random.nextInt(5) > 0) {
        Duration age = AGES.get(random.nextInt(AGES.size()));
        String testRun = RUNS.get(random.nextInt(RUNS.size()));
        passes.add(new Pass(test, environment, testRun, age));
      }
    }
    return new Reply(test, true, passes);
  }

  /** The scenario with the test cases and the passes that are kept. */
  LastRunsScenario filtered(Predicate<Object> keep) {
    List<Reply> kept = replies.stream().filter(keep).map(reply -> reply.filtered(keep)).toList();
    return new LastRunsScenario(kept, run, before, narrowedTo);
  }

  Sample sample() {
    Sample sample = Sample.create().narrowedTo(narrowedTo.toArray(String[]::new));
    if (run != null) {
      sample.ofRun(Sample.NOW.minus(run));
    }
    if (before) {
      sample.before();
    }
    replies.forEach(reply -> reply.addTo(sample));
    return sample;
  }

  /** The options, and a line for each reply. */
  @Override
  public String toString() {
    return "--env %s%s%s\n%s\n"
        .formatted(
            narrowedTo,
            before ? " --before now" : "",
            run == null ? "" : ", of a run " + run + " ago",
            replies.stream().map(Reply::toString).collect(Collectors.joining("\n")));
  }

  private Stream<Pass> passes() {
    return replies.stream().flatMap(reply -> reply.passes().stream());
  }

  private List<String> columns() {
    return narrowedTo.isEmpty()
        ? passes().map(Pass::environment).distinct().sorted(LastRunsScenario::byId).toList()
        : narrowedTo;
  }

  private static int byId(String left, String right) {
    Comparator<String> order =
        Comparator.<String, Boolean>comparing(id -> !id.matches("[0-9]+"))
            .thenComparing(id -> id.matches("[0-9]+") ? new BigInteger(id) : BigInteger.ZERO)
            .thenComparing(Comparator.naturalOrder());
    return order.compare(left, right);
  }

  /** The lines about test runs. */
  List<String> lines() {
    List<String> columns = columns();
    int answered = (int) replies.stream().filter(Reply::answered).count();
    List<String> lines = new ArrayList<>();
    if (replies.size() == 1) {
      List<String> since =
          columns.stream()
              .filter(column -> in(column).stream().anyMatch(this::isSinceStart))
              .map(LastRunsScenario::name)
              .toList();
      if (!since.isEmpty()) {
        lines.add("passed since the failed run began: " + String.join(", ", since));
      }
    }
    List<String> known = columns.stream().filter(column -> !in(column).isEmpty()).toList();
    if (answered < 2 || known.isEmpty()) {
      return lines;
    }
    if (answered < replies.size()) {
      lines.add(answered + " of " + replies.size() + " test cases were answered");
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
    return passes().filter(pass -> pass.environment().equals(environment)).toList();
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
        Comparator.comparing(LastRunsScenario::newest)
            .thenComparing(group -> group.get(0).run(), LastRunsScenario::byId));
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
  List<String> order() {
    return replies.stream().anyMatch(Reply::answered)
        ? replies.stream().sorted(this::compare).map(Reply::test).toList()
        : List.of();
  }

  private int compare(Reply left, Reply right) {
    int answered = Boolean.compare(right.answered(), left.answered());
    for (String column : columns()) {
      Pass one = left.in(column);
      Pass other = right.in(column);
      int kinds = Integer.compare(kind(one), kind(other));
      answered = answered != 0 ? answered : kinds;
      if (answered == 0 && one != null && other != null && !one.isFuture()) {
        int byTime = newestOfRun(one).compareTo(newestOfRun(other));
        answered = byTime != 0 ? byTime : byId(one.run(), other.run());
      }
    }
    return answered;
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
