package run.empirical.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExitStatusTest {
  @ParameterizedTest
  @EnumSource(ErrorKind.class)
  void everyErrorKindHasAnExitStatus(ErrorKind kind) {
    List<ExitStatus> statuses =
        Arrays.stream(ExitStatus.values())
            .filter(status -> status.kind().equals(kind.wireName()))
            .toList();
    assertEquals(List.of(ExitStatus.of(kind)), statuses);
  }
}
