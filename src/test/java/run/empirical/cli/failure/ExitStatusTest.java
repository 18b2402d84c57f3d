package run.empirical.cli.failure;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import run.empirical.cli.StatusList;
import run.empirical.cli.failure.ExitStatus.Cause;

class ExitStatusTest {
  @Test
  void aCauseIsChosenForEachKindOfFailure() {
    assertEquals(
        """
        SERVICE: UNREACHABLE BACKEND TRY_LATER
        KEY: UNAUTHORIZED
        OTHER: INTERNAL USAGE REJECTED OUTPUT PROTOCOL CONFIG
        """,
        Stream.of(Cause.values())
            .map(cause -> cause + ": " + failures(cause) + "\n")
            .collect(joining()),
        "choose the cause of a new status: SERVICE if the same request may succeed later, KEY if it"
            + " concerns every test case, else OTHER; then write it here");
  }

  private static String failures(Cause cause) {
    return Stream.of(ExitStatus.values())
        .filter(status -> !status.kind().isEmpty() && status.cause() == cause)
        .map(ExitStatus::name)
        .collect(joining(" "));
  }

  @ParameterizedTest
  @EnumSource
  void saysWhetherItsFailuresAreTriedAgain(ExitStatus status) {
    boolean again = StatusList.when(status).contains("tried again");
    assertEquals(Failure.of(status, "").retryable(), again, status + ": say 'tried again' or not");
  }
}
