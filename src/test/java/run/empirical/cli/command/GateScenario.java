package run.empirical.cli.command;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.Cli;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;
import run.empirical.cli.UnsteadyApi;

/**
 * A gate with the API's replies and the clocks, and a model of the expected result.
 *
 * @param gate the options of the gate
 * @param replies one per test case
 * @param local the time on this machine's clock
 * @param concurrency the number of concurrent look-ups
 * @param format the output format
 */
record GateScenario(
    Question gate, List<Reply> replies, Instant local, int concurrency, String format) {
  private static final int MET = 0;
  private static final int USAGE = 2;
  private static final int UNMET = 20;
  private static final int CONFIG = 78;
  private static final Duration TOLERANCE = Duration.ofMinutes(2);
  private static final List<String> ENVIRONMENTS = List.of("1", "2", "b");
  private static final List<Duration> AGES =
      durations(
          "-PT240H -PT1H -PT1M PT0S PT59M PT61M PT47H59M PT48H1M P6DT22H P7DT2H P29DT22H P31D P33D"
              + " P36DT5H P400D");

  /** How far a clock is ahead. No sum with an age is close to a limit. */
  private static final List<Duration> AHEAD =
      durations("PT0S PT20S -PT20S PT71M -PT71M PT75H -PT75H P10DT7H -P10DT7H");

  /** A look-up that fails, with its HTTP status and the exit status. */
  enum Fault {
    REJECTED(400, 65),
    REFUSED(403, 77),
    BUSY(503, 75),
    UNREADABLE(200, 76);

    private final int http;
    private final int exit;

    Fault(int http, int exit) {
      this.http = http;
      this.exit = exit;
    }
  }

  /**
   * A time.
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
   * The options.
   *
   * @param required as typed; empty for every known environment
   * @param nameOf1 the name of environment 1; null when it has none
   */
  record Question(
      List<String> required,
      List<String> shown,
      @Nullable String nameOf1,
      @Nullable Duration maxAge,
      @Nullable Moment since,
      @Nullable Integer days,
      @Nullable Moment before) {

    String id(String typed) {
      return typed.equals(nameOf1) ? "1" : typed;
    }
  }

  /**
   * The API's reply for a test case.
   *
   * @param fault why it has none; null if it answers
   * @param date the reply's date; null if it has none
   * @param busyFirst whether it answers the first try with 503
   */
  record Reply(
      List<Pass> passes, @Nullable Fault fault, @Nullable Instant date, boolean busyFirst) {}

  record Pass(String environment, Instant executedAt) {}

  static GateScenario random(Random random) {
    int concurrency = random.nextBoolean() ? 1 : 8;
    Duration server = ahead(random);
    List<Reply> replies = new ArrayList<>();
    int testCases = 1 + random.nextInt(4);
    for (int i = 0; i < testCases; i++) {
      // With concurrency any reply may be the last, so all have the same date.
      Duration ahead = concurrency == 1 && random.nextInt(4) == 0 ? any(AHEAD, random) : server;
      List<Pass> passes = new ArrayList<>();
      for (int n = random.nextInt(7); n > 0; n--) {
        passes.add(new Pass(any(ENVIRONMENTS, random), Cli.NOW.minus(age(random))));
      }
      replies.add(
          new Reply(
              passes,
              random.nextInt(8) == 0 ? any(List.of(Fault.values()), random) : null,
              random.nextInt(4) == 0 ? null : Cli.NOW.plus(ahead).truncatedTo(ChronoUnit.SECONDS),
              random.nextInt(8) == 0));
    }
    return new GateScenario(
        question(random),
        replies,
        Cli.NOW.plus(ahead(random)),
        concurrency,
        any(List.of("table", "json", "ndjson", "matrix", "junit", "html"), random));
  }

  /** Half of the passes are recent, or few gates would be met. */
  private static Duration age(Random random) {
    return random.nextBoolean() ? any(AGES, random) : Duration.ofMinutes(59);
  }

  private static Duration ahead(Random random) {
    return random.nextBoolean() ? Duration.ZERO : any(AHEAD, random);
  }

  private static Question question(Random random) {
    Duration maxAge = any(durations("PT1H PT48H P7D P40D"), random);
    Moment since = moment(durations("PT1H PT48H P7D P40D"), random);
    boolean aged = random.nextBoolean();
    boolean dated = random.nextInt(3) == 0;
    List<String> required =
        ENVIRONMENTS.stream().filter(environment -> random.nextInt(3) == 0).toList();
    Integer days = random.nextInt(3) == 0 ? 7 : null;
    return new Question(
        required,
        random.nextInt(4) == 0
            ? Stream.concat(required.stream(), Stream.of("2")).toList()
            : List.of(),
        random.nextInt(3) == 0 ? any(List.of("b", "live"), random) : null,
        aged || (required.isEmpty() && !dated) ? maxAge : null,
        dated ? since : null,
        days,
        random.nextInt(4) == 0 ? moment(AGES, random) : null);
  }

  private static Moment moment(List<Duration> agos, Random random) {
    Duration ago = any(agos, random);
    return new Moment(ago, random.nextBoolean() && ago.compareTo(Duration.ZERO) > 0);
  }

  /** The expected exit status; earlier checks take precedence. */
  int exit() {
    if (isUsageError()) {
      return USAGE;
    }
    if (isMistake()) {
      return CONFIG;
    }
    int exit = MET;
    for (Reply reply : replies) {
      int one = exit(reply);
      exit = exit > UNMET || one == MET ? exit : one;
    }
    return exit;
  }

  private boolean isUsageError() {
    return (gate.before() != null
            && (end().isAfter(local)
                || (gate.since() != null && !gate.since().at(local).isBefore(end()))))
        || (gate.days() != null && neededDays() > gate.days());
  }

  /** The shortest window in which the gate sees what it judges. */
  private long neededDays() {
    Duration age = gate.maxAge() == null ? Duration.ZERO : gate.maxAge();
    Duration since =
        gate.since() == null ? Duration.ZERO : Duration.between(gate.since().at(local), end());
    return (long) Math.ceil(Math.max(age.toMillis(), since.toMillis()) / 86_400_000.0);
  }

  /** The window's end, as far as it is known from the start. */
  private Instant end() {
    return gate.before() == null ? local : gate.before().at(local);
  }

  private int exit(Reply reply) {
    if (reply.fault() != null) {
      return reply.fault().exit;
    }
    Set<String> judged = gate.required().isEmpty() ? known() : ids(gate.required());
    boolean met =
        !judged.isEmpty()
            && judged.stream()
                .allMatch(
                    id ->
                        reply.passes().stream()
                            .filter(pass -> pass.environment().equals(id))
                            .map(Pass::executedAt)
                            .max(Comparator.naturalOrder())
                            .filter(this::isAccepted)
                            .isPresent());
    return met ? MET : UNMET;
  }

  /** The environments of the answer, for every test case. */
  private Set<String> known() {
    if (!gate.shown().isEmpty()) {
      return ids(gate.shown());
    }
    Set<String> known = returned();
    if (gate.nameOf1() != null) {
      known.add("1");
    }
    known.addAll(ids(gate.required()));
    return known;
  }

  private Set<String> ids(List<String> typed) {
    return typed.stream().map(gate::id).collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> returned() {
    return answered()
        .flatMap(reply -> reply.passes().stream().map(Pass::environment))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<Reply> answered() {
    return replies.stream().filter(reply -> reply.fault() == null);
  }

  /** Whether the question is wrong, as a reply shows. */
  private boolean isMistake() {
    Set<String> returned = returned();
    boolean unknown =
        Stream.concat(gate.required().stream(), gate.shown().stream())
            .map(gate::id)
            .anyMatch(id -> id.equals("b") && !returned.contains(id));
    boolean ambiguous = gate.nameOf1() != null && returned.contains(gate.nameOf1());
    boolean wrongWindow = gate.before() != null && gate.before().relative() && skewed().isPresent();
    return answered().findAny().isPresent() && (unknown || ambiguous || wrongWindow);
  }

  private boolean isAccepted(Instant executedAt) {
    Instant now = skewed().orElse(local);
    Instant latest = skewed().filter(local::isBefore).orElse(local);
    Instant earliest = gate.since() == null ? Instant.MIN : gate.since().at(latest);
    Instant end = latest;
    if (gate.before() != null) {
      end = end();
      now = end;
      latest = end;
    }
    long days = gate.days() == null ? Math.max(30, neededDays()) : gate.days();
    return !executedAt.isAfter(now.plus(TOLERANCE))
        && !executedAt.isBefore(end.minus(Duration.ofDays(days)))
        && !executedAt.isBefore(earliest)
        && (gate.maxAge() == null || !executedAt.isBefore(latest.minus(gate.maxAge())));
  }

  /** The server's time in the last answer, if it is not the local one. */
  private Optional<Instant> skewed() {
    return answered()
        .map(Reply::date)
        .filter(Objects::nonNull)
        .reduce((first, last) -> last)
        .filter(server -> Duration.between(local, server).abs().compareTo(TOLERANCE) > 0);
  }

  /** Runs the program. */
  Outcome run() throws IOException {
    try (UnsteadyApi api = UnsteadyApi.start(this::reply)) {
      return api.cli().clock(local).lastPass(arguments());
    }
  }

  private UnsteadyApi.Reply reply(String testCaseId, int attempt) {
    Reply reply = replies.get(Integer.parseInt(testCaseId));
    List<String> dates = reply.date() == null ? List.of() : List.of(FakeApi.httpDate(reply.date()));
    if (reply.busyFirst() && attempt == 1) {
      return new UnsteadyApi.Reply(503, "", dates);
    }
    String passes =
        reply.passes().stream()
            .map(
                pass ->
                    "{\"environment_id\":\"%s\",\"test_run_id\":\"7\",\"executed_at\":%d}"
                        .formatted(pass.environment(), pass.executedAt().toEpochMilli()))
            .collect(Collectors.joining(","));
    return reply.fault() == null
        ? new UnsteadyApi.Reply(200, "{\"data\":[" + passes + "]}", dates)
        : new UnsteadyApi.Reply(reply.fault().http, "{}", dates);
  }

  private String arguments() {
    return "-q -o "
        + format
        + option("--concurrency=", concurrency)
        + option("--require=", list(gate.required()))
        + option("--env=", list(gate.shown()))
        + option("--env-name=1=", gate.nameOf1())
        + option("--max-age=", gate.maxAge())
        + option("--since=", gate.since())
        + option("--days=", gate.days())
        + option("--before=", gate.before())
        + IntStream.range(0, replies.size()).mapToObj(i -> " " + i).collect(Collectors.joining());
  }

  private static String option(String name, @Nullable Object value) {
    return value == null ? "" : " " + name + value;
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
