package darsena.cgroup.tree;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A bounded wait for the kernel: short pauses that become longer, on a clock that never jumps. */
public final class Deadline {
  /** How long the kernel may take for what normally takes a millisecond. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final long SHORTEST = 100_000;
  private static final long LONGEST = 20_000_000;

  private final long end;
  private long next = SHORTEST;

  private Deadline(long end) {
    this.end = end;
  }

  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** Waits a little; false when the time is over. */
  public boolean pause() {
    if (System.nanoTime() - end >= 0) {
      return false;
    }
    LockSupport.parkNanos(next);
    next = Math.min(next * 2, LONGEST);
    return true;
  }
}
