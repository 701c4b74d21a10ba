package darsena.engine.explore.compact;

import java.util.Arrays;

/** Byte strings, each stored once and known by a number from 0. */
public final class BytePool {
  private byte[] bytes = new byte[1 << 10];
  private int[] starts = new int[1 << 6];
  private int[] table = new int[1 << 7];
  private int count;

  /** The number of this string, given to it now if it is new. */
  public int intern(byte[] source, int from, int to) {
    int slot = slotOf(source, from, to);
    if (table[slot] == 0) {
      append(source, from, to);
      table[slot] = count;
      if (count * 2 > table.length) {
        rehash();
        return count - 1;
      }
    }
    return table[slot] - 1;
  }

  /** The number of all of these bytes. */
  public int intern(byte[] source) {
    return intern(source, 0, source.length);
  }

  /** How many there are. */
  public int count() {
    return count;
  }

  /** A copy of the string of that number. */
  public byte[] bytes(int id) {
    return Arrays.copyOfRange(bytes, starts[id], starts[id + 1]);
  }

  /** The order of unsigned bytes, which for UTF-8 is that of code points. */
  public int compare(int left, int right) {
    return Arrays.compareUnsigned(
        bytes, starts[left], starts[left + 1], bytes, starts[right], starts[right + 1]);
  }

  /** Gives back what was allocated ahead; the look-up table goes, so nothing can be added after. */
  public void freeze() {
    bytes = Arrays.copyOf(bytes, starts[count]);
    starts = Arrays.copyOf(starts, count + 1);
    table = new int[0];
  }

  private int slotOf(byte[] source, int from, int to) {
    int mask = table.length - 1;
    int slot = hash(source, from, to) & mask;
    while (table[slot] != 0) {
      int id = table[slot] - 1;
      if (Arrays.equals(source, from, to, bytes, starts[id], starts[id + 1])) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void append(byte[] source, int from, int to) {
    int start = starts[count];
    int end = Math.addExact(start, to - from);
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, Growth.beyond(bytes.length, end));
    }
    System.arraycopy(source, from, bytes, start, to - from);
    count++;
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, Growth.beyond(count, count + 1));
    }
    starts[count] = end;
  }

  private void rehash() {
    table = new int[table.length * 2];
    for (int id = 0; id < count; id++) {
      table[slotOf(bytes, starts[id], starts[id + 1])] = id + 1;
    }
  }

  private static int hash(byte[] source, int from, int to) {
    int hash = 1;
    for (int at = from; at < to; at++) {
      hash = 31 * hash + source[at];
    }
    return hash ^ (hash >>> 16) ^ (hash >>> 7);
  }
}
