package run.empirical.cli.playwright;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Matches a text by backtracking. What is left to try is on a list rather than on the call stack,
 * which a long text would exhaust.
 */
final class PatternAttempt {
  /** In a register: the group has not matched. */
  static final int UNSET = -1;

  /** The limit counts work, not time, so that a result is the same on every machine. */
  private static final long BASE_WORK = 4_000_000;

  private static final long WORK_PER_CHARACTER = 400;

  private final PatternProgram program;
  private final String text;
  private final List<Choice> choices = new ArrayList<>();
  private int[] registers;
  private int position;
  private long left;

  PatternAttempt(PatternProgram program, String text) {
    this.program = program;
    this.text = text;
    this.registers = new int[program.registers()];
    this.left = BASE_WORK + WORK_PER_CHARACTER * text.length();
  }

  /** Another way to go on, if the one that is tried first fails. */
  private static final class Choice {
    private final int step;
    private final int position;
    private final int[] registers;

    Choice(int step, int position, int[] registers) {
      this.step = step;
      this.position = position;
      this.registers = registers;
    }
  }

  /** Thrown when a match takes too much work: some patterns take exponential time. */
  static final class TooManyStepsException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  boolean matchesAt(int start) {
    Arrays.fill(registers, UNSET);
    position = start;
    return run(0);
  }

  /** Whether the steps from this one on match here; leaves position and registers as they end. */
  private boolean run(int first) {
    int base = choices.size();
    int step = first;
    while (step != PatternProgram.MATCHED) {
      work(1);
      step = program.step(step).run(this, step);
      if (step == PatternProgram.FAILED) {
        if (choices.size() == base) {
          return false;
        }
        Choice other = choices.remove(choices.size() - 1);
        step = other.step;
        position = other.position;
        registers = other.registers;
      }
    }
    choices.subList(base, choices.size()).clear();
    return true;
  }

  /** Remembers a step to go on with if what follows fails. */
  void orElse(int step) {
    work(registers.length + 1L);
    choices.add(new Choice(step, position, registers.clone()));
  }

  /** Whether the steps from this one on match here; the position stays. */
  boolean look(int first, boolean negative) {
    int here = position;
    int[] before = registers.clone();
    boolean matched = run(first);
    position = here;
    if (negative) {
      registers = before;
    }
    return matched != negative;
  }

  int register(int index) {
    return registers[index];
  }

  void setRegister(int index, int value) {
    registers[index] = value;
  }

  /** Forgets what groups have matched. */
  void clearGroups(int first, int end) {
    Arrays.fill(registers, 2 * first, 2 * end, UNSET);
  }

  int position() {
    return position;
  }

  boolean atStart() {
    return position == 0;
  }

  boolean atEnd() {
    return position == text.length();
  }

  /** Whether one of the characters around the position is a word character and the other is not. */
  boolean atWordBoundary() {
    return isWord(position - 1) != isWord(position);
  }

  private boolean isWord(int index) {
    return index >= 0 && index < text.length() && CharacterClasses.WORD.get(text.charAt(index));
  }

  /** Moves over one character if it is in the set. */
  boolean consume(CharacterSet set, boolean backward) {
    int index = backward ? position - 1 : position;
    if (index < 0 || index >= text.length() || !set.contains(text.charAt(index))) {
      return false;
    }
    position += backward ? -1 : 1;
    return true;
  }

  /** Moves over the text that a group has matched; over nothing if it has not. */
  boolean consumeAgain(int group, LetterCase letterCase, boolean backward) {
    int start = registers[2 * group];
    int end = registers[2 * group + 1];
    if (start == UNSET || end == UNSET) {
      return true;
    }
    int length = end - start;
    int from = backward ? position - length : position;
    if (from < 0 || from + length > text.length()) {
      return false;
    }
    work(length);
    for (int i = 0; i < length; i++) {
      if (letterCase.fold(text.charAt(start + i)) != letterCase.fold(text.charAt(from + i))) {
        return false;
      }
    }
    position += backward ? -length : length;
    return true;
  }

  private void work(long amount) {
    left -= amount;
    if (left < 0) {
      throw new TooManyStepsException();
    }
  }
}
