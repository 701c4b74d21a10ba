package darsena.engine.explore.compact;

import java.util.Arrays;

/** Ints that come one by one. */
public final class IntList {
  private int[] values = {};
  private int count;

  /** Adds one at the end. */
  public void add(int value) {
    if (count == values.length) {
      values = Arrays.copyOf(values, Growth.beyond(count, count + 1));
    }
    values[count++] = value;
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** The one at an index from 0. */
  public int at(int index) {
    return values[index];
  }

  /** Takes the last away. */
  public int removeLast() {
    return values[--count];
  }

  /** A copy. */
  public int[] toArray() {
    return Arrays.copyOf(values, count);
  }
}
