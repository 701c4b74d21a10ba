package darsena.os.tree;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The two {@code struct timespec} that utimensat(2) takes: access, then modification. */
final class Times {
  private Times() {}

  static MemorySegment both(Arena arena, long seconds, int nanoseconds) {
    MemorySegment times = arena.allocate(32, Long.BYTES);
    for (long at = 0; at < 32; at += 16) {
      times.set(ValueLayout.JAVA_LONG, at, seconds);
      times.set(ValueLayout.JAVA_LONG, at + 8, nanoseconds);
    }
    return times;
  }
}
