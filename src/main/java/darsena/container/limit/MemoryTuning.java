package darsena.container.limit;

/**
 * Memory beyond its plain limit.
 *
 * @param withSwap bytes of memory and swap together; 0 for twice the memory, -1 for any number
 * @param reservation bytes that are left to it when the host is short; 0 for none
 * @param swappiness how gladly its memory is swapped, 0 to 100; -1 for the host's own way
 * @param neverKilled whether its processes wait, instead of being killed, at the limit
 */
public record MemoryTuning(long withSwap, long reservation, int swappiness, boolean neverKilled) {
  private static final int MOST = 100;

  /** Refuses what no kernel could mean. */
  public MemoryTuning {
    if (withSwap < -1 || reservation < 0) {
      throw new IllegalArgumentException("a limit cannot be negative");
    }
    if (swappiness < -1 || swappiness > MOST) {
      throw new IllegalArgumentException("memory swappiness is a number from 0 to 100");
    }
  }

  /** Nothing said. */
  public static MemoryTuning none() {
    return new MemoryTuning(0, 0, -1, false);
  }

  /** Whether nothing is said. */
  public boolean isNone() {
    return withSwap == 0 && reservation == 0 && swappiness == -1 && !neverKilled;
  }
}
