package run.empirical.cli.output;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import run.empirical.cli.FuzzText;
import run.empirical.cli.model.EnvironmentNames;
import run.empirical.cli.model.LastPass;
import run.empirical.cli.model.LookUp;
import run.empirical.cli.model.TestCase;

/**
 * Findings decoded from fuzzer input. The first record has settings, then environment names by ID.
 * Each further record is a test case: its ID, its title, then a failure after an exclamation mark,
 * or an environment, a test run and an age per pass.
 */
final class FuzzedAnswer {
  private static final long MOST_MILLIS = 1_000_000_000_000L;
  private static final long EARLIEST_FUTURE = -800_000_000_000L;
  private static final String FAILURE = "!";

  private FuzzedAnswer() {}

  static Sample of(byte[] data) {
    List<String> records = FuzzText.records(FuzzText.of(data));
    List<String> settings = FuzzText.units(records.get(0));
    Sample sample = sample(settings);
    records.subList(1, records.size()).forEach(record -> add(sample, FuzzText.units(record)));
    return sample;
  }

  /**
   * Letters: a {@code g}ate for an age, for a {@code r}equired environment, ages {@code b}efore,
   * {@code c}olour or a {@code f}ile; digits: the width of the screen.
   */
  private static Sample sample(List<String> settings) {
    String flags = settings.get(0);
    Map<String, String> names = new LinkedHashMap<>();
    for (int i = 1; i + 1 < settings.size(); i += 2) {
      String name = settings.get(i + 1);
      if (!names.containsValue(name) && !name.matches("[0-9]*")) {
        names.put(settings.get(i), name);
      }
    }
    Sample sample = Sample.with(new EnvironmentNames(names));
    boolean required = flags.contains("r") && settings.size() > 1;
    if (flags.contains("g") || required) {
      Duration maxAge = flags.contains("g") ? Duration.ofDays(1) : null;
      sample =
          required
              ? sample.requiring(maxAge, settings.get(1), "missing")
              : sample.requiring(maxAge);
    }
    if (flags.contains("b")) {
      sample = sample.before();
    }
    String digits = flags.replaceAll("[^0-9]", "");
    if (!digits.isEmpty()) {
      sample.columns(Integer.parseInt(digits.substring(0, Math.min(digits.length(), 3))));
    }
    return flags.contains("f") ? sample.file() : flags.contains("c") ? sample.colour() : sample;
  }

  private static void add(Sample sample, List<String> fields) {
    if (fields.get(0).isBlank()) {
      return;
    }
    String title = fields.size() > 1 && !fields.get(1).isEmpty() ? fields.get(1) : null;
    TestCase testCase = new TestCase(fields.get(0), title);
    if (fields.size() == 3 && fields.get(2).startsWith(FAILURE)) {
      sample.failed(testCase, fields.get(2).substring(1));
      return;
    }
    List<LastPass> passes = new ArrayList<>();
    for (int i = 2; i + 2 < fields.size(); i += 3) {
      passes.add(new LastPass(fields.get(i), fields.get(i + 1), executedAt(fields.get(i + 2))));
    }
    sample.add(LookUp.answered(testCase, passes));
  }

  /** An age in milliseconds; other text is mapped to some age. */
  private static Instant executedAt(String age) {
    long millis = age.matches("-?[0-9]{1,12}") ? Long.parseLong(age) : age.hashCode();
    return Sample.NOW.minusMillis(Math.max(EARLIEST_FUTURE, Math.min(millis, MOST_MILLIS)));
  }
}
