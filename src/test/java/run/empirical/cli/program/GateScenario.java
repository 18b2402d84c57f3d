package run.empirical.cli.program;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;
import run.empirical.cli.UnsteadyApi;

/**
 * A gate with the API's replies and the clocks, and a model of the expected result. The model's
 * rules, in the order in which they apply:
 *
 * <pre>
 * Rule             In the model    What it says
 *
 * Usage error      isUsageError    2 before any request: no environment is required; --before;  --since more than two minutes after the end of the run; --days
 *                                  shorter than --max-age, or than what --since and --wait need.
 * Nothing to ask   expected        78 if the list is empty.
 * Rounds           expected        The first round asks all test cases, each later one those that
 *                  mayChange       are unmet, or failed with a fault that may go away. Without
 *                                  --wait there is one round. The last reply counts.
 * Time             ask             The latest of this machine's clock, which may be set at the first
 *                                  pause, and the dates of the replies that answer.
 * Mistake          isMistake       78 after a round if an ID in a reply is the name of another
 *                                  environment.
 * Not found        hasNotFound     A line, if replies have environments but not a requested one.
 *                                  The one with a name counts only if some reply has another one.
 *                                  It is said once before the last round, and at the end.
 * Known            known           The environments of --env; without it those in any reply so
 *                                  far, those with a name, and the required ones.
 * Judged           exit            The required environments.
 * Accepted         isAccepted      A pass at most two minutes in the future, within the look-back
 *                                  window, --since and --max-age. A time in --since is later by
 *                                  the furthest that a date was ahead of this machine's clock, in
 *                                  whole seconds.
 * Since            since           The gate's line and JSON have that time; a warning has it and
 *                                  the one that was given, if they differ.
 * Met              exit            The newest pass in each judged environment is accepted.
 * Unmet            results         Also a test case whose last look-up failed, if the last answer
 *                                  about it in this run is unmet.
 * Exit status      exit            That of the first failed look-up; without one, 20 if a test
 *                                  case is unmet, else 0.
 * </pre>
 *
 * @param gate the options of the gate
 * @param replies the replies for each test case, one per request; the last one repeats
 * @param waits whether to ask again, by {@code --wait}
 * @param local the time on this machine's clock
 * @param set how far this machine's clock is set ahead at the first pause
 * @param concurrency the number of concurrent look-ups
 */
record GateScenario(
    Options gate,
    List<List<Reply>> replies,
    boolean waits,
    Instant local,
    Duration set,
    int concurrency) {
  private static final int MET = 0;
  private static final int USAGE = 2;
  private static final int UNMET = 20;
  private static final int CONFIG = 78;
  private static final int TRY_LATER = 75;
  private static final Duration TOLERANCE = Duration.ofMinutes(2);
  private static final Duration WAIT = Duration.ofSeconds(30);

  /** The start of each round: after pauses of 15 s, and a second before the end. */
  private static final List<Duration> ROUNDS = durations("PT0S PT15S PT29S");

  /** Opaque IDs, numbers and UUIDs, some beside others. */
  private static final List<List<String>> OPAQUE =
      List.of(
          List.of("1", "2", "b"),
          List.of("1", "2", ""),
          List.of(
              "0b8e5a3c-7c1d-4f6e-9a2b-5d4c3b2a1f0e", "3F2504E0-4F89-41D3-9A0C-0305E82C3301", "b"),
          List.of("7", "0b8e5a3c-7c1d-4f6e-9a2b-5d4c3b2a1f0e", "staging"));

  /** Other IDs: by the API's schema, any text. An option cannot give one with a comma. */
  private static final List<List<String>> OTHERS =
      List.of(
          List.of("1", "2", "30"),
          List.of("production", "staging", "eu-west"),
          List.of("本番", "прод", "0x1"),
          List.of("eu west", "qa 2", "a,b"));

  private static final List<Duration> AGES =
      durations(
          "-PT240H -PT1H -PT1M PT0S PT59M PT61M PT47H59M PT48H1M P6DT22H P7DT2H P29DT22H P31D P33D"
              + " P36DT5H P400D");

  /** How far a clock is ahead. No sum with one of the ages is near a limit. */
  private static final List<Duration> AHEAD =
      durations("PT0S PT20S -PT20S PT71M -PT71M PT75H -PT75H P10DT7H -P10DT7H");

  /** A cause of a failed look-up, with the HTTP status and the exit status. */
  enum Fault {
    REJECTED(400, 65),
    REFUSED(403, 77),
    BUSY(503, TRY_LATER),
    UNREADABLE(200, 76);

    private final int http;
    private final int exit;

    Fault(int http, int exit) {
      this.http = http;
      this.exit = exit;
    }

    boolean mayGoAway() {
      return exit == TRY_LATER;
    }
  }

  /**
   * A time that an option gives.
   *
   * @param relative whether it is typed as a duration, which counts back from a clock
   */
  record Moment(Duration ago, boolean relative) {
    Instant at(Instant now) {
      return (relative ? now : Cli.NOW).minus(ago);
    }

    @Override
    public String toString() {
      return relative ? ago.toString() : Cli.NOW.minus(ago).toString();
    }
  }

  /**
   * The options of a run.
   *
   * @param environments the IDs in replies
   * @param required as typed; empty for a usage error
   * @param name the name of the first environment; null for none
   */
  record Options(
      List<String> environments,
      List<String> required,
      List<String> shown,
      @Nullable String name,
      @Nullable Duration maxAge,
      @Nullable Moment since,
      @Nullable Integer days,
      @Nullable Moment before) {

    String id(String typed) {
      return typed.equalsIgnoreCase(name) ? environments.get(0) : typed;
    }
  }

  /**
   * The API's reply for a test case.
   *
   * @param fault the fault instead of passes; null for none
   * @param date the reply's date; null if it has none
   */
  record Reply(List<Pass> passes, @Nullable Fault fault, @Nullable Instant date) {
    Reply filtered(Predicate<Object> keep) {
      return new Reply(passes.stream().filter(keep).toList(), fault, date);
    }

    @Override
    public String toString() {
      return (fault == null ? passes : fault) + (date == null ? "" : ", Date: " + date);
    }
  }

  record Pass(String environment, Instant executedAt) {
    @Override
    public String toString() {
      return environment + " " + executedAt;
    }
  }

  static GateScenario random(Random random) {
    boolean waits = random.nextBoolean();
    int concurrency = random.nextBoolean() ? 1 : 8;
    List<String> environments = any(random.nextBoolean() ? OPAQUE : OTHERS, random);
    Duration server = ahead(random);
    List<List<Reply>> replies = new ArrayList<>();
    int testCases = 1 + random.nextInt(4);
    for (int i = 0; i < testCases; i++) {
      List<Reply> rounds = new ArrayList<>();
      for (int round = waits ? ROUNDS.size() : 1; round > 0; round--) {
        rounds.add(reply(environments, random, server));
      }
      replies.add(rounds);
    }
    return new GateScenario(
        options(environments, random, waits),
        replies,
        waits,
        Cli.NOW.plus(ahead(random)),
        ahead(random),
        concurrency);
  }

  /** The scenario with the test cases and the passes that are kept. */
  GateScenario filtered(Predicate<Object> keep) {
    List<List<Reply>> kept =
        replies.stream()
            .filter(keep)
            .map(rounds -> rounds.stream().map(reply -> reply.filtered(keep)).toList())
            .toList();
    return new GateScenario(gate, kept, waits, local, set, concurrency);
  }

  private static Reply reply(List<String> environments, Random random, Duration server) {
    Duration ahead = random.nextInt(4) == 0 ? any(AHEAD, random) : server;
    List<Pass> passes = new ArrayList<>();
    for (int n = random.nextInt(7); n > 0; n--) {
      passes.add(new Pass(any(environments, random), Cli.NOW.minus(age(random))));
    }
    return new Reply(
        passes,
        random.nextInt(8) == 0 ? any(List.of(Fault.values()), random) : null,
        random.nextInt(4) == 0 ? null : Cli.NOW.plus(ahead).truncatedTo(ChronoUnit.SECONDS));
  }

  /** Half of the passes are recent, or few gates would be met. */
  private static Duration age(Random random) {
    return random.nextBoolean() ? any(AGES, random) : Duration.ofMinutes(59);
  }

  private static Duration ahead(Random random) {
    return random.nextBoolean() ? Duration.ZERO : any(AHEAD, random);
  }

  private static Options options(List<String> environments, Random random, boolean waits) {
    Duration maxAge = any(durations("PT1H PT48H P7D P40D"), random);
    Moment since = moment(durations("PT1H PT48H P7D P40D"), random);
    boolean dated = random.nextInt(3) == 0;
    List<String> required =
        environments.stream()
            .filter(environment -> isTypable(environment) && random.nextInt(3) == 0)
            .toList();
    if (required.isEmpty() && random.nextInt(8) > 0) {
      required = List.of(environments.get(0));
    }
    Integer days = random.nextInt(3) == 0 ? 7 : null;
    List<String> names = List.of(environments.get(2).toUpperCase(Locale.ROOT), "live");
    String name = random.nextInt(3) == 0 ? any(names, random) : null;
    if (name != null && (!isTypable(name) || isOpaque(name))) {
      name = "live";
    }
    return new Options(
        environments,
        required,
        random.nextInt(4) == 0
            ? Stream.concat(required.stream(), Stream.of(environments.get(1))).toList()
            : List.of(),
        name,
        random.nextBoolean() || required.isEmpty() ? maxAge : null,
        dated ? since : null,
        days,
        !waits && random.nextInt(4) == 0 ? moment(AGES, random) : null);
  }

  /** Whether an option can give this environment. */
  private static boolean isTypable(String environment) {
    return !environment.isEmpty() && environment.indexOf(',') < 0;
  }

  private static boolean isOpaque(String id) {
    return id.chars().allMatch(c -> c >= '0' && c <= '9')
        || id.replaceAll("[0-9a-fA-F]", "x").equals("xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx");
  }

  private static Moment moment(List<Duration> agos, Random random) {
    Duration ago = any(agos, random);
    return new Moment(ago, random.nextBoolean() && ago.compareTo(Duration.ZERO) > 0);
  }

  /** The result of a test case. */
  enum Result {
    MET,
    UNMET,
    UNKNOWN
  }

  /**
   * The expected result.
   *
   * @param results the result by test case; null if there is no answer
   * @param grid the answered test cases in every known environment
   * @param notesNotFound how many lines say which environments no reply has
   * @param since the times of {@code --since}: in JSON, in a warning, and in the gate's line
   */
  record Expected(
      int exit,
      @Nullable Map<String, Result> results,
      Set<String> grid,
      int notesNotFound,
      List<String> since) {}

  Expected expected() {
    if (isUsageError()) {
      return new Expected(USAGE, null, Set.of(), 0, List.of());
    }
    return replies.isEmpty()
        ? new Expected(CONFIG, null, Set.of(), 0, List.of())
        : new Model().expected();
  }

  /** An element of a grid. */
  static String cell(String testCase, String environment, boolean passed) {
    return testCase + " " + environment + (passed ? " passed" : " gap");
  }

  /** The name of an environment; without one, its ID. */
  String label(String environmentId) {
    return gate.name() != null && environmentId.equals(gate.environments().get(0))
        ? gate.name()
        : environmentId;
  }

  private boolean isUsageError() {
    return gate.required().isEmpty()
        || gate.before() != null
        || isSinceTooFarAhead()
        || (gate.days() != null && neededDays() > gate.days());
  }

  /** Whether {@code --since} is after the end of the run, even if clocks differ. */
  private boolean isSinceTooFarAhead() {
    Instant end = waits ? local.plus(WAIT) : local;
    return gate.since() != null && gate.since().at(local).isAfter(end.plus(TOLERANCE));
  }

  /** The shortest window, in days, that contains every time that the gate accepts. */
  private long neededDays() {
    Duration age = gate.maxAge() == null ? Duration.ZERO : gate.maxAge();
    Duration since =
        gate.since() == null
            ? Duration.ZERO
            : Duration.between(gate.since().at(local), local).plus(waits ? WAIT : Duration.ZERO);
    return (long) Math.ceil(Math.max(age.toMillis(), since.toMillis()) / 86_400_000.0);
  }

  /** The knowledge of the program after each round. */
  private final class Model {
    /** The last reply for each test case, by its number. */
    private final Map<Integer, Reply> latest = new TreeMap<>();

    /** The last reply without a fault. */
    private final Map<Integer, Reply> answers = new TreeMap<>();

    private final int[] requests = new int[replies.size()];
    private final Set<String> seen = new TreeSet<>();
    private Instant now = local;
    private Duration lead = Duration.ZERO;

    Expected expected() {
      int notesNotFound = 0;
      List<Integer> open = IntStream.range(0, replies.size()).boxed().toList();
      int rounds = waits ? ROUNDS.size() : 1;
      for (int round = 0; round < rounds && !open.isEmpty(); round++) {
        now = now.plus(ROUNDS.get(round)).minus(ROUNDS.get(Math.max(0, round - 1)));
        ask(open, local.plus(ROUNDS.get(round)).plus(round == 0 ? Duration.ZERO : set));
        if (isMistake()) {
          return new Expected(CONFIG, null, Set.of(), notesNotFound, List.of());
        }
        open =
            IntStream.range(0, replies.size())
                .filter(i -> mayChange(latest.get(i)))
                .boxed()
                .toList();
        if (hasNotFound() && !open.isEmpty() && round < rounds - 1) {
          notesNotFound = 1;
        }
      }
      notesNotFound += hasNotFound() ? 1 : 0;
      return new Expected(exit(), results(), grid(), notesNotFound, since());
    }

    private int exit() {
      int exit = MET;
      for (Reply reply : latest.values()) {
        int one = exit(reply);
        exit = exit > UNMET || one == MET ? exit : one;
      }
      return exit;
    }

    private Map<String, Result> results() {
      Map<String, Result> results = new TreeMap<>();
      latest.forEach(
          (i, reply) -> {
            Reply answer = answers.get(i);
            boolean isUnmet = answer != null && exit(answer) == UNMET;
            results.put(
                "t" + i, isUnmet ? Result.UNMET : exit(reply) == MET ? Result.MET : Result.UNKNOWN);
          });
      return results;
    }

    private Set<String> grid() {
      Set<String> grid = new TreeSet<>();
      latest.forEach(
          (i, reply) -> {
            if (reply.fault() == null) {
              cells("t" + i, reply).forEach(grid::add);
            }
          });
      return grid;
    }

    private Stream<String> cells(String testCase, Reply reply) {
      return known().stream().map(id -> cell(testCase, label(id), newest(reply, id).isPresent()));
    }

    /** A round, when this machine's clock shows this time. */
    private void ask(List<Integer> open, Instant here) {
      now = latest(now, here);
      for (int i : open) {
        Reply reply = replies.get(i).get(requests[i]++);
        latest.put(i, reply);
        if (reply.fault() == null) {
          answers.put(i, reply);
          reply.passes().forEach(pass -> seen.add(pass.environment()));
          if (reply.date() != null) {
            now = latest(now, reply.date());
            lead = Collections.max(List.of(lead, Duration.between(here, reply.date())));
          }
        }
      }
    }

    private static Instant latest(Instant one, Instant other) {
      return Collections.max(List.of(one, other));
    }

    private boolean mayChange(Reply reply) {
      return reply.fault() == null ? exit(reply) != MET : reply.fault().mayGoAway();
    }

    private int exit(Reply reply) {
      if (reply.fault() != null) {
        return reply.fault().exit;
      }
      boolean met =
          ids(gate.required()).stream()
              .allMatch(id -> newest(reply, id).filter(this::isAccepted).isPresent());
      return met ? MET : UNMET;
    }

    private static Optional<Instant> newest(Reply reply, String environment) {
      return reply.passes().stream()
          .filter(pass -> pass.environment().equals(environment))
          .map(Pass::executedAt)
          .max(Comparator.naturalOrder());
    }

    /** The environments of the answer, for every test case. */
    private Set<String> known() {
      if (!gate.shown().isEmpty()) {
        return ids(gate.shown());
      }
      Set<String> known = new TreeSet<>(seen);
      if (gate.name() != null) {
        known.add(gate.environments().get(0));
      }
      known.addAll(ids(gate.required()));
      return known;
    }

    private Set<String> ids(List<String> typed) {
      return typed.stream().map(gate::id).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether the ID of an environment is the name of another one. */
    private boolean isMistake() {
      return seen.stream()
          .anyMatch(
              id -> id.equalsIgnoreCase(gate.name()) && !id.equals(gate.environments().get(0)));
    }

    /** Whether a line says which environments no reply has. At most one has a name. */
    private boolean hasNotFound() {
      Set<String> named = gate.name() == null ? Set.of() : Set.of(gate.environments().get(0));
      Set<String> notFound = ids(gate.required());
      notFound.addAll(ids(gate.shown()));
      notFound.removeAll(seen);
      if (named.containsAll(seen)) {
        notFound.removeAll(named);
      }
      return !seen.isEmpty() && !notFound.isEmpty();
    }

    private boolean isAccepted(Instant executedAt) {
      long days = gate.days() == null ? Math.max(30, neededDays()) : gate.days();
      return !executedAt.isAfter(now.plus(TOLERANCE))
          && !executedAt.isBefore(now.minus(Duration.ofDays(days)))
          && (gate.since() == null || !executedAt.isBefore(earliest(gate.since())))
          && (gate.maxAge() == null || !executedAt.isBefore(now.minus(gate.maxAge())));
    }

    private Instant earliest(Moment since) {
      return since.relative() ? since.at(now) : since.at(now).plusSeconds(lead.toSeconds());
    }

    private List<String> since() {
      if (gate.since() == null) {
        return List.of("null");
      }
      String judged = earliest(gate.since()).toString();
      if (gate.since().relative()) {
        return List.of(judged);
      }
      return lead.toSeconds() > 0
          ? List.of(judged, judged, gate.since().toString(), judged)
          : List.of(judged, judged);
    }
  }

  /**
   * Runs the program.
   *
   * @param format the output format
   */
  Outcome run(String format) throws IOException {
    String list =
        IntStream.range(0, replies.size())
            .mapToObj(i -> "t" + i + "\n")
            .collect(Collectors.joining());
    try (UnsteadyApi api = UnsteadyApi.start(this::reply)) {
      return api.cli().clock(local).setBack(set.negated()).input(list).run(arguments(format));
    }
  }

  private UnsteadyApi.Reply reply(String testCaseId, int attempt) {
    List<Reply> rounds = replies.get(Integer.parseInt(testCaseId.substring(1)));
    Reply reply = rounds.get(Math.min(attempt, rounds.size()) - 1);
    List<String> headers =
        reply.date() == null ? List.of() : List.of("Date: " + FakeApi.httpDate(reply.date()));
    String passes =
        reply.passes().stream()
            .map(
                pass ->
                    "{\"environment_id\":\"%s\",\"test_run_id\":\"7\",\"executed_at\":%d}"
                        .formatted(pass.environment(), pass.executedAt().toEpochMilli()))
            .collect(Collectors.joining(","));
    return reply.fault() == null
        ? new UnsteadyApi.Reply(200, inBytes("{\"data\":[" + passes + "]}"), headers)
        : new UnsteadyApi.Reply(reply.fault().http, "{}", headers);
  }

  /** The bytes of the text in UTF-8, each as a character, as the server expects text. */
  private static String inBytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private String[] arguments(String format) {
    List<String> arguments = new ArrayList<>(List.of("last-pass", "--from=-", "-o", format));
    arguments.add("--concurrency=" + concurrency);
    arguments.add("--retries=0");
    if (waits) {
      arguments.add("--wait=" + WAIT);
    }
    option("--require=", list(gate.required()), arguments);
    option("--env=", list(gate.shown()), arguments);
    option("--env-name=" + gate.environments().get(0) + "=", gate.name(), arguments);
    option("--max-age=", gate.maxAge(), arguments);
    option("--since=", gate.since(), arguments);
    option("--days=", gate.days(), arguments);
    option("--before=", gate.before(), arguments);
    return arguments.toArray(String[]::new);
  }

  /** The command line, and a line for each reply. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(local + ", set by " + set + ": empirical");
    for (String argument : arguments("json")) {
      text.append(argument.contains(" ") ? " '" + argument + "'" : " " + argument);
    }
    for (int i = 0; i < replies.size(); i++) {
      for (Reply reply : replies.get(i)) {
        text.append("\nt").append(i).append(": ").append(reply);
      }
    }
    return text.append('\n').toString();
  }

  private static void option(String name, @Nullable Object value, List<String> arguments) {
    if (value != null) {
      arguments.add(name + value);
    }
  }

  private static @Nullable String list(List<String> environments) {
    return environments.isEmpty() ? null : String.join(",", environments);
  }

  private static List<Duration> durations(String texts) {
    return Stream.of(texts.split(" ")).map(Duration::parse).toList();
  }

  private static <T> T any(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
