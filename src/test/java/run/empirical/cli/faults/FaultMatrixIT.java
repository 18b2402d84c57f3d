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
  private static final int AT_ONCE = 4;
  private static final Duration GRACE = Duration.ofSeconds(1);
  private static final FaultTable TABLE = FaultTable.whole();

  private static ExecutorService runs;
  private static List<ShippedProgram> programs;
  private static Grid grid;

  @BeforeAll
  static void findPrograms() throws IOException {
    runs = Executors.newFixedThreadPool(AT_ONCE);
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
    assertEquals(List.of(), TABLE.holes());
  }

  @Test
  void tableLetsNothingFailOpen() {
    for (Cell cell : TABLE.cells()) {
      Expected expected = cell.expected();
      boolean answered =
          expected.out().equals(Expected.ANSWER.out())
              || expected.out().equals(Expected.BOTH_ANSWERS.out());
      assertEquals(answered, expected.exit() == 0, cell.place().toString());
      assertEquals(answered ? 0 : 1, expected.err().lines().count(), cell.place().toString());
    }
  }

  @TestFactory
  List<DynamicTest> everyFaultEndsAsTheTableSays() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Cell cell : TABLE.cells()) {
      for (ShippedProgram program : programs) {
        Future<Trial> trial = runs.submit(() -> Trial.of(cell, program));
        tests.add(
            DynamicTest.dynamicTest(
                cell.place() + ", " + program, () -> check(cell, program, trial)));
      }
    }
    return tests;
  }

  private static void check(Cell cell, ShippedProgram program, Future<Trial> future)
      throws Exception {
    grid.put(cell.place(), program, "FAILED");
    Trial trial = result(cell, program, future);
    assertEquals(trial.expected(), trial.outcome());
    assertNotNull(trial.struck(), "the run ended before the fault occurred");
    Duration most = trial.deadline().plus(GRACE);
    assertTrue(
        trial.struck().compareTo(most) <= 0,
        () -> "ran " + trial.struck() + " after the fault, which is more than " + most);
    grid.put(
        cell.place(),
        program,
        String.format(Locale.ROOT, "%.1f", trial.whole().toMillis() / 1000.0));
  }

  private static Trial result(Cell cell, ShippedProgram program, Future<Trial> future)
      throws Exception {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TestAbortedException notHere) {
        grid.put(cell.place(), program, "not arranged");
        throw notHere;
      }
      throw e;
    }
  }
}
