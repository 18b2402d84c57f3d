package run.empirical.cli.playwright;

import java.util.ArrayList;
import java.util.List;

/** The steps of a compiled regular expression, and how many registers they use. */
final class PatternProgram {
  /** The result of a step when the text does not match. */
  static final int FAILED = -1;

  /** The result of the last step. */
  static final int MATCHED = -2;

  private final List<Step> steps = new ArrayList<>();
  private int registers;

  /**
   * A program without steps that has two registers for each group, its start and its end. Groups
   * are numbered from 1; the registers of group 0 are unused.
   */
  PatternProgram(int groups) {
    registers = 2 * (groups + 1);
  }

  /** One step. */
  interface Step {
    /** Runs the step at an index, and returns the index of the next one or a result. */
    int run(PatternAttempt attempt, int at);
  }

  Step step(int at) {
    return steps.get(at);
  }

  /** The index of the step to be added next. */
  int end() {
    return steps.size();
  }

  void add(Step step) {
    steps.add(step);
  }

  /** Adds a step that is set later, and returns its index. */
  int reserve() {
    steps.add((attempt, at) -> FAILED);
    return steps.size() - 1;
  }

  void set(int at, Step step) {
    steps.set(at, step);
  }

  /** The index of the first of some more registers. */
  int addRegisters(int count) {
    registers += count;
    return registers - count;
  }

  int registers() {
    return registers;
  }
}
