package run.empirical.cli;

import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The seeds of tests with random values. */
public final class Seeds {
  private Seeds() {}

  /** From 0 on, a hundred of them, or as many as {@code -Dseeds=8000} says. */
  public static IntStream all() {
    return IntStream.range(0, Integer.getInteger("seeds", 100));
  }

  /** Unlike {@code new Random}, which draws alike for seeds that are close to each other. */
  public static Random random(int seed) {
    return new Random(new SplittableRandom(seed).nextLong());
  }
}
