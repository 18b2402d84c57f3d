package run.empirical.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import run.empirical.cli.Questions;

class AcceptedPassesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Gate GATE = new Gate(List.of(), DAY.multipliedBy(2), null);
  private static final RowRules RULES = new RowRules(Questions.gated(GATE));

  private final AcceptedPasses accepted = new AcceptedPasses(RULES);

  @Test
  void rejectsPassesThatHaveBecomeTooOld() {
    add("young", DAY);
    add("old", DAY.plusHours(12));
    add("younger", Duration.ZERO);
    add("refused", DAY.multipliedBy(3));

    assertEquals(List.of("old STALE"), noLongerAccepted(NOW.plus(DAY.dividedBy(2)).plusMillis(1)));
    assertEquals(List.of(), noLongerAccepted(NOW.plus(DAY.dividedBy(2))));
  }

  @Test
  void rejectsPassesInTheFuture() {
    add("new", Duration.ofHours(1));
    add("old", DAY);

    assertEquals(List.of("new FUTURE"), noLongerAccepted(NOW.minus(Duration.ofHours(2))));
  }

  @Test
  void rejectsASinglePassOnce() {
    add("only", DAY);

    assertEquals(List.of("only STALE"), noLongerAccepted(NOW.plus(DAY).plusMillis(1)));
  }

  @Test
  void acceptsNoPasses() {
    assertEquals(List.of(), noLongerAccepted(NOW));
  }

  private void add(String testCase, Duration age) {
    LastPass pass = new LastPass("1", "r", NOW.minus(age));
    accepted.add(RULES.read(LookUp.answered(TestCase.of(testCase), List.of(pass)), at(NOW)));
  }

  private List<String> noLongerAccepted(Instant end) {
    return accepted.noLongerAccepted(at(end)).stream()
        .map(refused -> refused.testCase().id() + " " + refused.rows().get(0).gateStatus())
        .toList();
  }

  private static ReferenceTime at(Instant now) {
    return new ReferenceTime(null, new Clocks(now, null));
  }
}
