package run.empirical.cli.output;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import run.empirical.cli.model.Answer;
import run.empirical.cli.model.Environment;
import run.empirical.cli.model.TestCase;
import run.empirical.cli.text.ShortText;

/**
 * The names of an answer's test cases, environments and test runs in all formats and messages. In
 * sentences, IDs are shortened, since those of the API may have any length.
 */
public final class Labels {
  /** The maximum length of an ID in a sentence, in UTF-16 units. */
  private static final int MAX_SHOWN_ID = 64;

  private final UnaryOperator<String> redaction;

  /** The number of test cases with each title; without a title, with each ID. */
  private final Map<String, Integer> counts = new HashMap<>();

  /**
   * The names in an answer.
   *
   * @param redaction replaces secrets
   */
  public Labels(Answer answer, UnaryOperator<String> redaction) {
    this.redaction = redaction;
    answer.results().forEach(result -> counts.merge(result.testCase().label(), 1, Integer::sum));
  }

  /** A test case's title, with its ID if another test case has the same title; else its ID. */
  public String of(TestCase testCase) {
    String label = testCase.label();
    return counts.getOrDefault(label, 0) > 1 ? label + " (" + testCase.id() + ")" : label;
  }

  /** An environment in a list: its name, else its ID. */
  public String of(Environment environment) {
    return environment.name() != null ? environment.name() : shortened(environment.idLabel());
  }

  /** An environment in a list that tells IDs: {@code staging (2)} if its name differs. */
  public String withId(Environment environment) {
    String name = environment.name();
    return name == null || name.equals(environment.id())
        ? of(environment)
        : name + " (" + shortened(environment.idLabel()) + ")";
  }

  /**
   * An environment in a sentence: {@code staging}; {@code environment 2} for an opaque ID without a
   * name; {@code any environment} without an ID.
   */
  public String inSentence(Environment environment) {
    return inSentence(environment, of(environment));
  }

  /** An environment in a sentence about a gate: {@code production (ID staging)} shows a mistake. */
  String inGate(Environment environment) {
    String id = environment.isRenamed() ? environment.id() : null;
    return inSentence(environment) + (id == null ? "" : " (ID " + shortened(id) + ")");
  }

  /** An environment in a sentence with this label. */
  static String inSentence(Environment environment, String label) {
    if (!environment.isKnown()) {
      return "any environment";
    }
    return environment.isUnnamedAndOpaque() ? "environment " + label : label;
  }

  /** A test run's ID; a dash if it is empty. */
  public String testRun(String id) {
    return id.isEmpty() ? "-" : shortened(id);
  }

  private String shortened(String id) {
    return ShortText.of(id, MAX_SHOWN_ID, redaction);
  }
}
