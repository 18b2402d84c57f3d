package run.empirical.cli.playwright;

/**
 * A text that can be read a limited number of times. A pattern such as {@code (a+)+\1b} takes time
 * that doubles with each character; steps are counted rather than time, so that a pattern ends the
 * same way on every machine.
 */
final class StepLimit implements CharSequence {
  private static final long LEAST = 1_000_000;
  private static final long FOR_EACH_CHARACTER = 100;

  private final String text;
  private long left;

  StepLimit(String text) {
    this.text = text;
    this.left = LEAST + FOR_EACH_CHARACTER * text.length();
  }

  /** There have been too many steps. */
  static final class ExceededException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public char charAt(int index) {
    if (left == 0) {
      throw new ExceededException();
    }
    left--;
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
