package darsena.cgroup;

import darsena.error.DarsenaException;
import darsena.error.ErrorKind;

/** Processor limits in the kernel's units. */
final class CpuLimit {
  /** Microseconds; docker's, and the kernel's own default. */
  static final long PERIOD = 100_000;

  private static final long NANOS = 1_000_000_000;
  private static final long SMALLEST_QUOTA = 1_000;
  private static final long LEAST_SHARES = 2;
  private static final long MOST_SHARES = 262_144;

  private CpuLimit() {}

  /** Microseconds of processor time in each period. */
  static long quota(long nanoCpus) {
    long quota = Math.multiplyExact(nanoCpus / 1_000, PERIOD) / (NANOS / 1_000);
    if (quota < SMALLEST_QUOTA) {
      throw new DarsenaException(ErrorKind.INVALID, "the smallest limit of processors is 0.01", "");
    }
    return quota;
  }

  static long shares(long shares) {
    return Math.clamp(shares, LEAST_SHARES, MOST_SHARES);
  }

  /** Version 2's weight, 1 to 10000, on the straight line that runc and crun draw. */
  static long weight(long shares) {
    return 1 + (shares(shares) - LEAST_SHARES) * 9_999 / (MOST_SHARES - LEAST_SHARES);
  }
}
