package run.empirical.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import run.empirical.cli.Sample;

class LookBackWindowTest {
  @ParameterizedTest
  @CsvSource({
    ", 30 days, the 30 days before 2026-11-24T12:16:04.250Z",
    "1, 1 day, the day before 2026-11-24T12:16:04.250Z",
    "2, 2 days, the 2 days before 2026-11-24T12:16:04.250Z"
  })
  void saysWhichDaysItHas(@Nullable Integer days, String now, String before) {
    assertEquals(now, new LookBackWindow(days, null).text());
    assertEquals(before, new LookBackWindow(days, Sample.NOW).text());
  }
}
