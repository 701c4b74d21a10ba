package darsena.engine.explore.compact;

import java.util.function.IntBinaryOperator;

/**
 * A stable sort of ints by a comparison, which the JDK has only for objects. What is in order
 * already costs one pass, and names in a layer mostly are.
 */
public final class MergeSort {
  private final IntBinaryOperator comparison;
  private int[] spare = {};

  /** Sorts by what is negative where the left one comes first. */
  public MergeSort(IntBinaryOperator comparison) {
    this.comparison = comparison;
  }

  /** Sorts from one index up to, not including, another. */
  public void sort(int[] values, int from, int to) {
    if (isSorted(values, from, to)) {
      return;
    }
    int middle = (from + to) >>> 1;
    sort(values, from, middle);
    sort(values, middle, to);
    merge(values, from, middle, to);
  }

  private boolean isSorted(int[] values, int from, int to) {
    for (int at = from + 1; at < to; at++) {
      if (comparison.applyAsInt(values[at - 1], values[at]) > 0) {
        return false;
      }
    }
    return true;
  }

  private void merge(int[] values, int from, int middle, int to) {
    int length = middle - from;
    if (spare.length < length) {
      spare = new int[length];
    }
    System.arraycopy(values, from, spare, 0, length);
    int left = 0;
    int right = middle;
    for (int at = from; left < length; at++) {
      boolean takeRight = right < to && comparison.applyAsInt(values[right], spare[left]) < 0;
      values[at] = takeRight ? values[right++] : spare[left++];
    }
  }
}
