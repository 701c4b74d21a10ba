package darsena.logs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Searches bytes: eight at a time for a line end, in leaps for a text. */
final class ByteScan {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long LINE_ENDS = ONES * '\n';

  private final byte[] pattern;
  private final int[] leaps = new int[256];

  /** A search for a text that is not empty: Horspool's, of 1980. */
  ByteScan(byte[] pattern) {
    this.pattern = pattern.clone();
    Arrays.fill(leaps, pattern.length);
    for (int i = 0; i < pattern.length - 1; i++) {
      leaps[pattern[i] & 0xff] = pattern.length - 1 - i;
    }
  }

  int length() {
    return pattern.length;
  }

  /** Whether the text occurs between two offsets. */
  boolean occurs(byte[] buffer, int from, int to) {
    int last = pattern.length - 1;
    byte lastByte = pattern[last];
    int at = from + last;
    while (at < to) {
      byte seen = buffer[at];
      if (seen == lastByte && matches(buffer, at - last)) {
        return true;
      }
      at += leaps[seen & 0xff];
    }
    return false;
  }

  private boolean matches(byte[] buffer, int at) {
    for (int i = 0; i < pattern.length - 1; i++) {
      if (buffer[at + i] != pattern[i]) {
        return false;
      }
    }
    return true;
  }

  /** The offset of the next line end; {@code to} when there is none before it. */
  static int lineEnd(byte[] buffer, int from, int to) {
    int at = from;
    while (at + Long.BYTES <= to) {
      // A byte is a line end where the difference is zero; the lowest such bit is always right.
      long word = (long) WORDS.get(buffer, at) ^ LINE_ENDS;
      long zeros = (word - ONES) & ~word & HIGHS;
      if (zeros != 0) {
        return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
      }
      at += Long.BYTES;
    }
    while (at < to && buffer[at] != '\n') {
      at++;
    }
    return at;
  }
}
