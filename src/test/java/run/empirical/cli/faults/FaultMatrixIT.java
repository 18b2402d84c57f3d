package run.empirical.cli.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.opentest4j.TestAbortedException;
import run.empirical.cli.dist.ShippedProgram;

/**
 * Every fault at every stage of a look-up, over real sockets, with the programs in {@code dist}.
 * Checks the exit status, both streams exactly, and that the run ends within the deadline plus a
 * second.
 */
@EnabledOnOs(OS.LINUX)
final class FaultMatrixIT {
  private static final int CONCURRENT_RUNS = 4;
  private static final Duration GRACE = Duration.ofSeconds(1);
  private static final FaultTable TABLE = FaultTable.create();

  private static ExecutorService runs;
  private static List<ShippedProgram> programs;
  private static Grid grid;

  @BeforeAll
  static void findPrograms() throws IOException {
    runs = Executors.newFixedThreadPool(CONCURRENT_RUNS);
    programs = ShippedProgram.ofThisJava();
    grid = new Grid(TABLE, programs);
  }

  @AfterAll
  static void print() {
    runs.shutdownNow();
    System.out.println(grid);
  }

  @Test
  void everyFaultIsInTheTableAtEveryStage() {
    assertEquals(List.of(), TABLE.missing());
  }

  @Test
  void onlyAnswersExitWithZero() {
    for (Cell cell : TABLE.cells()) {
      Expected expected = cell.expected();
      boolean answered =
          expected.out().equals(Expected.ANSWER.out())
              || expected.out().equals(Expected.BOTH_ANSWERS.out());
      assertEquals(answered, expected.exit() == 0, cell.position().toString());
      assertEquals(answered ? 0 : 1, expected.err().lines().count(), cell.position().toString());
    }
  }

  @TestFactory
  List<DynamicTest> everyFaultHasTheExpectedOutcome() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Cell cell : TABLE.cells()) {
      for (ShippedProgram program : programs) {
        Future<FaultRun> run = runs.submit(() -> FaultRun.of(cell, program));
        tests.add(
            DynamicTest.dynamicTest(
                cell.position() + ", " + program, () -> check(cell, program, run)));
      }
    }
    return tests;
  }

  private static void check(Cell cell, ShippedProgram program, Future<FaultRun> future)
      throws Exception {
    grid.put(cell.position(), program, "FAILED");
    FaultRun run = result(cell, program, future);
    assertEquals(run.expected(), run.outcome());
    assertNotNull(run.afterFault(), "the run ended before the fault occurred");
    Duration limit = run.deadline().plus(GRACE);
    assertTrue(
        run.afterFault().compareTo(limit) <= 0,
        () -> "ran " + run.afterFault() + " after the fault, which is more than " + limit);
    grid.put(
        cell.position(),
        program,
        String.format(Locale.ROOT, "%.1f", run.duration().toMillis() / 1000.0));
  }

  private static FaultRun result(Cell cell, ShippedProgram program, Future<FaultRun> future)
      throws Exception {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TestAbortedException skipped) {
        grid.put(cell.position(), program, "skipped");
        throw skipped;
      }
      throw e;
    }
  }
}
