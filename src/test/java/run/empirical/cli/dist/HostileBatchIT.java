package run.empirical.cli.dist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import run.empirical.cli.FakeApi;
import run.empirical.cli.Outcome;
import run.empirical.cli.UnsteadyApi;
import run.empirical.cli.UnsteadyApi.Reply;

/**
 * Ten thousand look-ups against an unreliable server: each test case appears exactly once, and the
 * number of requests stays within the retry limits.
 */
@Tag("native")
@EnabledOnOs({OS.LINUX, OS.MAC})
final class HostileBatchIT {
  private static final int LOOK_UPS = 10_000;
  private static final int MAX_TRIES = 4;
  private static final Reply ANSWER =
      new Reply(
          200,
          "{\"data\":[{\"environment_id\":\"1\",\"test_run_id\":\"7\",\"executed_at\":1763975564000}]}");
  private static final Reply FAILED = new Reply(500, "{\"error\":\"down\"}");

  private final Path folder;

  HostileBatchIT(@TempDir Path folder) throws IOException {
    this.folder = folder;
    Files.write(
        folder.resolve("list"), IntStream.range(0, LOOK_UPS).mapToObj(i -> "id-" + i).toList());
  }

  /**
   * One test case in ten fails, alternately with a status and a reset; one in 25 of these always.
   */
  @Test
  void reportsEachTestCaseOnceDespiteFailures() throws Exception {
    IntPredicate fails = i -> i % 10 == 9;
    IntPredicate failsAlways = i -> i % 250 == 249;
    try (UnsteadyApi api =
        UnsteadyApi.start(
            (id, attempt) ->
                failsAlways.test(number(id)) || (attempt == 1 && fails.test(number(id)))
                    ? (number(id) % 20 == 9 ? FAILED : Reply.RESET)
                    : ANSWER)) {
      assertEachReportedOnce(
          70,
          i ->
              !failsAlways.test(i)
                  ? null
                  : i % 20 == 9
                      ? "the API's analytics backend failed (HTTP 500): down"
                      : "cannot reach " + api.url() + ": Connection reset",
          run(api));
      assertTries(api, i -> failsAlways.test(i) ? MAX_TRIES : fails.test(i) ? 2 : 1);
      assertEquals(11_080, api.requests());
    }
  }

  private Outcome run(UnsteadyApi api) throws Exception {
    String options = " --require=1 --days=9999 --output=tsv --quiet --concurrency=64 --api-url=";
    return ShippedProgram.underTest()
        .shell(
            "exec \"$0\" last-pass --from=list" + options + api.url(),
            folder,
            Map.of("EMPIRICALRUN_KEY", FakeApi.KEY));
  }

  /** Each test case is on standard output once, in input order; standard error has each failure. */
  private static void assertEachReportedOnce(
      int exit, IntFunction<@Nullable String> failure, Outcome outcome) {
    StringBuilder out = new StringBuilder();
    Map<String, List<String>> failed = new LinkedHashMap<>();
    for (int i = 0; i < LOOK_UPS; i++) {
      String why = failure.apply(i);
      if (why == null) {
        out.append(Outcome.row("id-" + i, "1 - 7 2025-11-24T09:12:44Z AGE -", "-"));
      } else {
        out.append(Outcome.row("id-" + i, "? ? ? ? ? ?", "-"));
        failed.computeIfAbsent(why, it -> new ArrayList<>()).add("id-" + i);
      }
    }
    StringBuilder err = new StringBuilder();
    failed.forEach(
        (why, ids) ->
            err.append(
                "empirical: error: %s (%d test cases: %s and %d more)\n"
                    .formatted(
                        why, ids.size(), String.join(", ", ids.subList(0, 3)), ids.size() - 3)));
    String withoutAges = outcome.out().replaceAll("Z\t\\d+", "Z\tAGE");
    assertEquals(exit + "\n" + err, outcome.exit() + "\n" + outcome.err());
    assertLinesMatch(out.toString().lines(), withoutAges.lines());
  }

  private static void assertTries(UnsteadyApi api, IntUnaryOperator expected) {
    assertEquals(LOOK_UPS, api.tries().size());
    api.tries()
        .forEach((id, tries) -> assertEquals(expected.applyAsInt(number(id)), tries.get(), id));
  }

  private static int number(String id) {
    return Integer.parseInt(id.substring("id-".length()));
  }
}
