package darsena.logs;

import java.util.Arrays;

/**
 * Where every 256th line of a log begins, or every mebibyte. 10 million lines take a megabyte and a
 * half. Not safe from several threads.
 */
final class LineIndex {
  private static final int LINES = 256;
  private static final long BYTES = 1 << 20;

  private int first;
  private int count;
  private long[] lines = new long[64];
  private long[] files = new long[64];
  private long[] offsets = new long[64];
  private long[] states = new long[64];

  /** The latest time before the entry's line: grows, although clocks may jump back. */
  private long[] latestBefore = new long[64];

  private long next;
  private long latest = Long.MIN_VALUE;

  /** One more than the number of the last line. */
  long endLine() {
    return next;
  }

  /** The number of the oldest line; {@link #endLine} when there is none. */
  long firstLine() {
    return first == count ? next : lines[first];
  }

  /**
   * Takes the next frame.
   *
   * @param state before it
   * @param begins whether it begins a line
   */
  void add(FrameCursor cursor, long state, boolean begins) {
    if (begins) {
      if (due(cursor)) {
        append(cursor, state);
      }
      next++;
    }
    latest = Math.max(latest, cursor.frame().nanos());
  }

  private boolean due(FrameCursor cursor) {
    int last = count - 1;
    return last < first
        || files[last] != cursor.fileNumber()
        || next - lines[last] >= LINES
        || cursor.offset() - offsets[last] >= BYTES;
  }

  private void append(FrameCursor cursor, long state) {
    if (count == lines.length) {
      makeRoom();
    }
    lines[count] = next;
    files[count] = cursor.fileNumber();
    offsets[count] = cursor.offset();
    states[count] = state;
    latestBefore[count] = latest;
    count++;
  }

  private void makeRoom() {
    int used = count - first;
    int size = Math.max(64, 2 * used);
    lines = moved(lines, size);
    files = moved(files, size);
    offsets = moved(offsets, size);
    states = moved(states, size);
    latestBefore = moved(latestBefore, size);
    count = used;
    first = 0;
  }

  private long[] moved(long[] array, int size) {
    return Arrays.copyOf(Arrays.copyOfRange(array, first, count), size);
  }

  /** Forgets the lines that begin in files before this one. */
  void forgetBefore(long file) {
    while (first < count && files[first] < file) {
      first++;
    }
  }

  /** The entry at or before a line that is there. */
  Entry before(long line) {
    int found = Arrays.binarySearch(lines, first, count, line);
    return entry(found >= 0 ? found : -found - 2);
  }

  /** The last entry before whose line no time has reached this one. */
  Entry beforeTime(long nanos) {
    int low = first;
    int high = count - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (latestBefore[middle] < nanos) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return entry(low);
  }

  private Entry entry(int at) {
    return new Entry(lines[at], files[at], offsets[at], states[at]);
  }

  /** A place to start reading from, and the state there. */
  record Entry(long line, long file, long offset, long state) {}
}
