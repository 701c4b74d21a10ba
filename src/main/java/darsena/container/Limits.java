package darsena.container;

/**
 * What a container may use at most; 0 means no limit, but for pids, where -1 does.
 *
 * @param memory bytes
 * @param nanoCpus billionths of a processor: 1_500_000_000 is one and a half
 * @param cpuShares relative weight as docker counts it, 2 to 262144
 * @param pids processes and threads; the default is 2048
 */
public record Limits(long memory, long nanoCpus, long cpuShares, long pids) {
  /** The number of processes a container may have unless told otherwise. */
  public static final long DEFAULT_PIDS = 2048;

  /** The smallest memory limit docker accepts, 6 MiB. */
  public static final long MINIMUM_MEMORY = 6L << 20;

  /** Refuses what no kernel could mean. */
  public Limits {
    if (memory < 0 || nanoCpus < 0 || cpuShares < 0 || pids < -1) {
      throw new IllegalArgumentException("a limit cannot be negative");
    }
    if (memory > 0 && memory < MINIMUM_MEMORY) {
      throw new IllegalArgumentException("the smallest memory limit is 6 MiB");
    }
  }

  /** The default: 2048 processes, nothing else limited. */
  public static Limits none() {
    return new Limits(0, 0, 0, DEFAULT_PIDS);
  }
}
