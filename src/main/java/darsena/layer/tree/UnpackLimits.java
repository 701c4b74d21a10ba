package darsena.layer.tree;

/**
 * What one layer may cost at most.
 *
 * @param tarBytes of the tar archive
 * @param entries lines of the file index, implied directories included
 * @param ratio of tar bytes to compressed bytes, once more than {@code ratioFrom} tar bytes came
 * @param ratioFrom tar bytes
 * @param reservePercent of the disk's bytes and inodes that must stay free
 */
public record UnpackLimits(
    long tarBytes, long entries, long ratio, long ratioFrom, int reservePercent) {
  /** Far above any image that somebody made on purpose. */
  public static final UnpackLimits DEFAULT =
      new UnpackLimits(256L << 30, 2_000_000, 1000, 1L << 30, 5);
}
