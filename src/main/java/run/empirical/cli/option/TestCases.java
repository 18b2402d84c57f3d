package run.empirical.cli.option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import run.empirical.cli.host.Secrets;
import run.empirical.cli.model.TestCase;

/** The test cases to look up: each ID once, in the order first given, and no secret in a title. */
final class TestCases {
  private final Map<String, TestCase> byId = new LinkedHashMap<>();
  private final Secrets secrets;

  TestCases(Secrets secrets) {
    this.secrets = secrets;
  }

  /** Adds a test case. An existing one only gains what it lacks. */
  void add(TestCase testCase) {
    byId.merge(testCase.id(), testCase.redacted(secrets::redact), TestCase::completedBy);
  }

  List<TestCase> list() {
    return List.copyOf(byId.values());
  }
}
