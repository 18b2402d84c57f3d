package run.empirical.cli.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExitStatusTest {
  @ParameterizedTest
  @EnumSource
  void saysWhetherItsFailuresAreTriedAgain(ExitStatus status) {
    assertEquals(Failure.of(status, "").retryable(), status.when().contains("tried again"));
  }
}
