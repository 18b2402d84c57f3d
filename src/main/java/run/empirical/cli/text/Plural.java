package run.empirical.cli.text;

/** A number of things in words. */
public final class Plural {
  private Plural() {}

  /** {@code 1 test case}, {@code 2 test cases}: the plural adds an s to the unit. */
  public static String of(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
