package run.empirical.cli.playwright;

import java.util.regex.PatternSyntaxException;

/**
 * A JavaScript regular expression, as ECMA-262 with its annex B defines it without the flags {@code
 * m}, {@code s}, {@code u}, {@code v} and {@code y}. Java's own expressions differ in too much:
 * code points in place of UTF-16 code units, letter case, references to groups without a match, the
 * groups of a repeated group, and much of the syntax.
 */
final class JavaScriptPattern {
  private final PatternProgram program;

  private JavaScriptPattern(PatternProgram program) {
    this.program = program;
  }

  /**
   * Compiles an expression.
   *
   * @throws PatternSyntaxException if JavaScript refuses it, or if only newer versions of it accept
   *     it
   */
  static JavaScriptPattern compile(String source, boolean ignoreCase) {
    PatternSource text = new PatternSource(source);
    PatternNode pattern = new PatternParser(text, new LetterCase(ignoreCase)).parse();
    PatternProgram program = new PatternProgram(text.groups());
    pattern.emit(program, /* backward= */ false);
    program.add((attempt, at) -> PatternProgram.MATCHED);
    return new JavaScriptPattern(program);
  }

  /**
   * Whether it matches somewhere in the text.
   *
   * @throws PatternAttempt.TooManyStepsException if finding that out takes too long
   */
  boolean isFoundIn(String text) {
    PatternAttempt attempt = new PatternAttempt(program, text);
    for (int start = 0; start <= text.length(); start++) {
      if (attempt.matchesAt(start)) {
        return true;
      }
    }
    return false;
  }
}
