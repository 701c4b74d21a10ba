package darsena.container;

import darsena.container.limit.BlockLimits;
import darsena.container.limit.CpuTuning;
import darsena.container.limit.MemoryTuning;

/**
 * What a container may use at most; 0 means no limit, but for pids, where -1 does.
 *
 * @param memory bytes
 * @param nanoCpus billionths of a processor: 1_500_000_000 is one and a half
 * @param cpuShares relative weight as docker counts it, 2 to 262144
 * @param pids processes and threads; the default is 2048
 * @param memoryTuning swap and the like
 * @param cpuTuning which processors, and the quota in the kernel's own units
 * @param blocks disks
 */
public record Limits(
    long memory,
    long nanoCpus,
    long cpuShares,
    long pids,
    MemoryTuning memoryTuning,
    CpuTuning cpuTuning,
    BlockLimits blocks) {
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
    requireAgreement(memory, memoryTuning);
    if (nanoCpus > 0 && (cpuTuning.period() != 0 || cpuTuning.quota() != 0)) {
      throw new IllegalArgumentException("cpus and a quota of processor time are the same limit");
    }
  }

  private static void requireAgreement(long memory, MemoryTuning tuning) {
    if (tuning.withSwap() > 0 && memory == 0) {
      throw new IllegalArgumentException("a limit of memory with swap needs one of memory");
    }
    if (tuning.withSwap() > 0 && tuning.withSwap() < memory) {
      throw new IllegalArgumentException(
          "the limit of memory with swap counts memory too: it cannot be below that of memory");
    }
    if (memory > 0 && tuning.reservation() > memory) {
      throw new IllegalArgumentException(
          "the reservation of memory cannot be above the limit of memory");
    }
  }

  /** Without the finer ones. */
  public Limits(long memory, long nanoCpus, long cpuShares, long pids) {
    this(
        memory,
        nanoCpus,
        cpuShares,
        pids,
        MemoryTuning.none(),
        CpuTuning.none(),
        BlockLimits.none());
  }

  /** The default: 2048 processes, nothing else limited. */
  public static Limits none() {
    return new Limits(0, 0, 0, DEFAULT_PIDS);
  }

  /** Nothing limited at all, as a cgroup is when it is new. */
  public static Limits unlimited() {
    return new Limits(0, 0, 0, -1);
  }

  /** Whether there is anything that hosts differ about. */
  public boolean isTuned() {
    return !memoryTuning.isNone() || !cpuTuning.isNone() || !blocks.isNone();
  }
}
