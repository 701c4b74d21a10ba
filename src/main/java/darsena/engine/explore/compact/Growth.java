package darsena.engine.explore.compact;

/** How far arrays are allocated ahead: by half, which keeps what is unused small. */
public final class Growth {
  private Growth() {}

  /** A length of at least what is needed. */
  public static int beyond(int length, int needed) {
    long grown = Math.max(needed, length + (length >> 1) + 64L);
    return (int) Math.min(grown, Integer.MAX_VALUE - 16L);
  }
}
