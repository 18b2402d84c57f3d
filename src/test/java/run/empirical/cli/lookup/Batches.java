package run.empirical.cli.lookup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import run.empirical.cli.ManualTime;
import run.empirical.cli.Sample;
import run.empirical.cli.client.ApiSession;
import run.empirical.cli.client.ScriptedApi;
import run.empirical.cli.model.LookUpResult;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.time.RunClock;

/**
 * Runs batches of look-ups on a controlled clock, by default on a scripted API, and keeps the
 * results.
 */
abstract class Batches {
  private final ManualTime time = new ManualTime(Instant.EPOCH.plusMillis(990));
  private final List<String> ended = new ArrayList<>();
  private final ScriptedApi api = new ScriptedApi(ended::size);
  private final List<String> log = new ArrayList<>();
  private final List<Duration> ticks = new ArrayList<>();
  private final List<Duration> paused = new ArrayList<>();
  private long tickNanos = Long.MAX_VALUE;
  private Duration end = Duration.ofDays(9);
  private Duration timeout = Duration.ofSeconds(30);
  private Duration maxSilence = RateLimit.MAX_SILENCE;
  private int retries;
  private List<LookUpResult> results = List.of();
  private ApiSession session = newSession(1);
  private long notBefore;
  private Consumer<String> onEnded = id -> {};
  private Runnable onTick = () -> {};

  final ManualTime time() {
    return time;
  }

  final ScriptedApi api() {
    return api;
  }

  /** The IDs of the test cases in the order in which their look-ups ended. */
  final List<String> ended() {
    return ended;
  }

  final List<String> log() {
    return log;
  }

  final List<Duration> ticks() {
    return ticks;
  }

  /** The pauses for a rate limit, as passed to the listener. */
  final List<Duration> paused() {
    return paused;
  }

  final RunClock clock() {
    return session.clock();
  }

  final List<LookUpResult> results() {
    return results;
  }

  final long notBefore() {
    return notBefore;
  }

  final void endAfter(Duration newEnd) {
    end = newEnd;
  }

  final void timeOutAfter(Duration newTimeout) {
    timeout = newTimeout;
  }

  final void waitInSilence(Duration longest) {
    maxSilence = longest;
  }

  final void retry(int newRetries) {
    retries = newRetries;
  }

  final void tickEvery(Duration pause) {
    tickNanos = pause.toNanos();
  }

  final void onEnded(Consumer<String> action) {
    onEnded = action;
  }

  /** Runs this action at each tick while requests are in flight; see {@link #tickEvery}. */
  final void onTick(Runnable action) {
    onTick = action;
  }

  void run(int concurrency, List<String> ids) throws InterruptedException {
    run(newSession(concurrency), ids);
  }

  void runAgain(List<String> ids) throws InterruptedException {
    run(session, ids);
  }

  void run(ApiSession newSession, List<String> ids) throws InterruptedException {
    session = newSession;
    Round round =
        new Round(
            session,
            new RetryPolicy(timeout, retries, maxSilence, () -> 0),
            ids.stream().map(TestCase::of).toList(),
            Sample.create().question()::request,
            Deadline.start(time, end, "--wait"),
            new RoundListener() {
              @Override
              public void ended(LookUpResult lookUp) {
                ended.add(lookUp.testCase().id());
                onEnded.accept(lookUp.testCase().id());
              }

              @Override
              public long tickNanos() {
                return tickNanos;
              }

              @Override
              public void tick() {
                ticks.add(Duration.ofNanos(time.nanos()));
                onTick.run();
              }

              @Override
              public void paused(Duration left) {
                paused.add(left);
              }
            });
    results = round.run();
    notBefore = round.notBefore();
  }

  ApiSession newSession(int concurrency) {
    return api.session(
        concurrency,
        time,
        lines -> lines.stream().filter(line -> line.startsWith("*")).forEach(log::add));
  }

  List<String> messages() {
    return results.stream()
        .map(lookUp -> lookUp.failure() == null ? "answered" : lookUp.failure().message())
        .toList();
  }

  List<@Nullable Integer> statuses() {
    return results.stream()
        .map(lookUp -> Objects.requireNonNull(lookUp.failure()).httpStatus())
        .toList();
  }

  static List<String> ids(int number) {
    return IntStream.range(0, number).mapToObj(i -> "t" + i).toList();
  }
}
