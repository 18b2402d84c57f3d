package run.empirical.cli.playwright;

/**
 * A repeated part of a regular expression.
 *
 * @param content what is repeated
 * @param min how often at least
 * @param max how often at most
 * @param greedy whether as often as possible is tried first
 * @param firstGroup the first group in the content
 * @param endGroup the group after the last one in the content
 */
record PatternLoop(
    PatternNode content, int min, int max, boolean greedy, int firstGroup, int endGroup)
    implements PatternNode {
  @Override
  public void emit(PatternProgram program, boolean backward) {
    int count = program.addRegisters(2);
    int start = count + 1;
    program.add(
        (attempt, at) -> {
          attempt.setRegister(count, 0);
          return at + 1;
        });
    int decide = program.reserve();
    int enter = program.end();
    program.add(
        (attempt, at) -> {
          attempt.setRegister(start, attempt.position());
          attempt.clearGroups(firstGroup, endGroup);
          return at + 1;
        });
    content.emit(program, backward);
    program.add(
        (attempt, at) -> {
          int done = attempt.register(count);
          // More than the minimum must not match nothing: it could do so for ever.
          if (done >= min && attempt.register(start) == attempt.position()) {
            return PatternProgram.FAILED;
          }
          attempt.setRegister(count, done + 1);
          return decide;
        });
    int exit = program.end();
    program.set(
        decide,
        (attempt, at) -> {
          int done = attempt.register(count);
          if (done < min) {
            return enter;
          }
          if (done >= max) {
            return exit;
          }
          attempt.orElse(greedy ? exit : enter);
          return greedy ? enter : exit;
        });
  }
}
