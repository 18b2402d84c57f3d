package run.empirical.cli.client;

import java.util.List;
import run.empirical.cli.model.LookUp;

/**
 * What came of one look-up of each test case.
 *
 * @param lookUps one for each test case, in input order
 * @param notBefore the earliest time, in {@code Time.nanos}, at which the API wants more requests
 */
public record RoundResult(List<LookUp> lookUps, long notBefore) {
  public RoundResult {
    lookUps = List.copyOf(lookUps);
  }
}
