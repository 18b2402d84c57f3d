package run.empirical.cli;

import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The seeds of tests with random values. */
public final class Seeds {
  private Seeds() {}

  /** A hundred seeds from 0 on, or the number in {@code -Dseeds=8000}. */
  public static IntStream all() {
    return IntStream.range(0, Integer.getInteger("seeds", 100));
  }

  /** Random values for a seed. {@code new Random} gives similar values for adjacent seeds. */
  public static Random random(int seed) {
    return new Random(new SplittableRandom(seed).nextLong());
  }
}
