package run.empirical.cli.playwright;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import run.empirical.cli.playwright.PatternProgram.Step;

/** A part of a regular expression. */
interface PatternNode {
  /**
   * Adds the steps that match it.
   *
   * @param backward whether the text is matched from its end, as in a look-behind
   */
  void emit(PatternProgram program, boolean backward);

  /** A part that takes one step. */
  static PatternNode of(Step step) {
    return (program, backward) -> program.add(step);
  }

  /** An assertion about the position. */
  static PatternNode assertion(Predicate<PatternAttempt> holds) {
    return of((attempt, at) -> holds.test(attempt) ? at + 1 : PatternProgram.FAILED);
  }

  static PatternNode character(CharacterSet set) {
    return (program, backward) ->
        program.add(
            (attempt, at) -> attempt.consume(set, backward) ? at + 1 : PatternProgram.FAILED);
  }

  /** The text that a group has matched. */
  static PatternNode backreference(int group, LetterCase letterCase) {
    return (program, backward) ->
        program.add(
            (attempt, at) ->
                attempt.consumeAgain(group, letterCase, backward) ? at + 1 : PatternProgram.FAILED);
  }

  static PatternNode sequence(List<PatternNode> parts) {
    return (program, backward) -> {
      for (int i = 0; i < parts.size(); i++) {
        parts.get(backward ? parts.size() - 1 - i : i).emit(program, backward);
      }
    };
  }

  /** The first one that matches, so that what follows matches, too. */
  static PatternNode firstOf(List<PatternNode> alternatives) {
    return (program, backward) -> {
      List<Integer> jumps = new ArrayList<>();
      for (PatternNode alternative : alternatives.subList(0, alternatives.size() - 1)) {
        int choice = program.reserve();
        alternative.emit(program, backward);
        jumps.add(program.reserve());
        int next = program.end();
        program.set(
            choice,
            (attempt, at) -> {
              attempt.orElse(next);
              return at + 1;
            });
      }
      alternatives.get(alternatives.size() - 1).emit(program, backward);
      int end = program.end();
      jumps.forEach(jump -> program.set(jump, (attempt, at) -> end));
    };
  }

  /** A group that remembers what it matches. */
  static PatternNode group(int group, PatternNode content) {
    return (program, backward) -> {
      program.add(remember(2 * group + (backward ? 1 : 0)));
      content.emit(program, backward);
      program.add(remember(2 * group + (backward ? 0 : 1)));
    };
  }

  private static Step remember(int register) {
    return (attempt, at) -> {
      attempt.setRegister(register, attempt.position());
      return at + 1;
    };
  }

  /** A condition on the text before or after the position. */
  static PatternNode look(PatternNode content, boolean behind, boolean negative) {
    return (program, backward) -> {
      int look = program.reserve();
      content.emit(program, behind);
      program.add((attempt, at) -> PatternProgram.MATCHED);
      int end = program.end();
      program.set(
          look, (attempt, at) -> attempt.look(at + 1, negative) ? end : PatternProgram.FAILED);
    };
  }
}
