package darsena.tui.log;

import java.util.Arrays;
import java.util.OptionalLong;

/** The lines that a search has found so far, counted from the oldest. */
public final class Hits {
  /** Those of a search that has not begun. */
  public static final Hits NONE = new Hits(new long[0], 0, false);

  /** Where more are found, they are counted only: memory must not grow with a log. */
  private static final int MOST = 100_000;

  private final long[] lines;
  private final long count;
  private final boolean all;

  private Hits(long[] lines, long count, boolean all) {
    this.lines = lines;
    this.count = count;
    this.all = all;
  }

  /** How many there are. */
  public long count() {
    return count;
  }

  /** Whether the whole log has been looked through. */
  public boolean all() {
    return all;
  }

  /** Which of them a line is, from 1; empty when it is none of those known by number. */
  public OptionalLong position(long line) {
    int found = Arrays.binarySearch(lines, line);
    return found < 0 ? OptionalLong.empty() : OptionalLong.of(found + 1L);
  }

  /** Collects them, from the lowest number on. For one thread. */
  static final class Collection {
    private long[] lines = new long[64];
    private int known;
    private long count;

    void add(long line) {
      count++;
      if (known == MOST) {
        return;
      }
      if (known == lines.length) {
        lines = Arrays.copyOf(lines, Math.min(MOST, 2 * known));
      }
      lines[known++] = line;
    }

    Hits hits(boolean all) {
      return new Hits(Arrays.copyOf(lines, known), count, all);
    }
  }
}
