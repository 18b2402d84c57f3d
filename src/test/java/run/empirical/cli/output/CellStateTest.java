package run.empirical.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.model.Cell;
import run.empirical.cli.model.Environment;
import run.empirical.cli.model.Freshness;
import run.empirical.cli.model.GateStatus;
import run.empirical.cli.model.Result;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.time.Age;

class CellStateTest {
  @ParameterizedTest
  @CsvSource({
    "PT23H59M59S, DAY",
    "P1D, WEEK",
    "PT167H59M59S, WEEK",
    "P7D, MONTH",
    "PT719H59M59S, MONTH",
    "P30D, OLDER"
  })
  void followsTheAgeWithoutAGate(Duration age, CellState state) {
    Cell cell =
        new Cell(
            new Environment(null, null),
            null,
            new Age(age.toMillis(), false),
            GateStatus.NOT_GATED);
    Result result = new Result(TestCase.of("t"), List.of(cell), Freshness.NONE, null);

    assertEquals(state, CellState.of(result, cell, /* gated= */ false));
  }
}
