package run.empirical.cli.playwright;

/**
 * A text that limits how many characters a matcher reads from it, since some patterns take
 * exponential time. The limit counts steps rather than time, so that a pattern has the same result
 * on every machine.
 */
final class StepLimit implements CharSequence {
  private static final long BASE_STEPS = 4_000_000;
  private static final long STEPS_PER_CHARACTER = 400;

  private final String text;
  private long left;

  StepLimit(String text) {
    this.text = text;
    this.left = BASE_STEPS + STEPS_PER_CHARACTER * text.length();
  }

  /** Thrown when the limit is reached. */
  static final class ExceededException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public char charAt(int index) {
    if (left-- == 0) {
      throw new ExceededException();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
