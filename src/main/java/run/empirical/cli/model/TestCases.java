package run.empirical.cli.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * The test cases that are asked about: each once, in the order they were first named.
 *
 * <p>A list may have a hundred thousand, so their IDs stand one after the other in one text, which
 * takes a third of what an object for each would.
 */
public final class TestCases implements Iterable<TestCase> {
  private final StringBuilder ids = new StringBuilder();
  private final Map<Integer, String> titles = new HashMap<>();

  /** Where the ID at each place ends in {@code ids}. */
  private int[] ends = new int[8];

  /** A hash table of places, counted from 1 since 0 is a free slot; at most half of it is taken. */
  private int[] slots = new int[16];

  private int size;

  /** Whether there is a test case with this ID. */
  public boolean contains(String id) {
    return slots[slotOf(id)] != 0;
  }

  /** Adds a test case. One that is there already only gains the title that it lacks. */
  public void add(TestCase testCase) {
    int slot = slotOf(testCase.id());
    if (slots[slot] == 0) {
      append(testCase.id());
      slots[slot] = size;
    }
    if (testCase.title() != null) {
      titles.putIfAbsent(slots[slot] - 1, testCase.title());
    }
    if (size > slots.length / 2) {
      widen();
    }
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return size == 0;
  }

  @Override
  public Iterator<TestCase> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < size;
      }

      @Override
      public TestCase next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        int place = next++;
        return new TestCase(id(place), titles.get(place));
      }
    };
  }

  private String id(int place) {
    return ids.substring(place == 0 ? 0 : ends[place - 1], ends[place]);
  }

  /** The slot that holds the place of an ID, or the free one where it belongs. */
  private int slotOf(String id) {
    int hash = id.hashCode();
    int slot = (hash ^ hash >>> 16) & slots.length - 1;
    while (slots[slot] != 0 && !id(slots[slot] - 1).equals(id)) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }

  private void append(String id) {
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
    }
    ids.append(id);
    ends[size++] = ids.length();
  }

  private void widen() {
    slots = new int[slots.length * 2];
    for (int place = 0; place < size; place++) {
      slots[slotOf(id(place))] = place + 1;
    }
  }
}
