package darsena.engine.explore.compact;

import java.util.Arrays;

/** Longs that come one by one. */
public final class LongList {
  private long[] values = {};
  private int count;

  /** Adds one at the end. */
  public void add(long value) {
    if (count == values.length) {
      values = Arrays.copyOf(values, Growth.beyond(count, count + 1));
    }
    values[count++] = value;
  }

  /** A sorted copy. */
  public long[] sorted() {
    long[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    return sorted;
  }
}
