package run.empirical.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionTest {
  @ParameterizedTest
  @CsvSource({
    "1.2.3, '', 1.2.3",
    "1.2.3, v1.2.3, 1.2.3",
    "1.2.3, 6eb2ceb, 1.2.3 (6eb2ceb)",
    "1.2.3, v1.2.3-dirty, 1.2.3 (v1.2.3-dirty)",
    "1.2.3, v1.2.3-4-g6eb2ceb, 1.2.3 (v1.2.3-4-g6eb2ceb)"
  })
  void namesTheCommitUnlessTheBuildIsARelease(String number, String builtFrom, String expected) {
    assertEquals(expected, Version.withCommit(number, builtFrom));
  }
}
