package darsena.container.limit;

import java.util.regex.Pattern;

/**
 * Processors beyond their number.
 *
 * @param period microseconds in which the quota is counted; 0 for the kernel's 100,000
 * @param quota microseconds of processor time in each period; 0 for no limit
 * @param cpus which ones, {@code 0-2,7}; empty for all
 * @param memoryNodes whose memory, likewise
 */
public record CpuTuning(long period, long quota, String cpus, String memoryNodes) {
  private static final long SHORTEST = 1_000;
  private static final long LONGEST = 1_000_000;

  /** Refuses what no kernel could mean. */
  public CpuTuning {
    if (period != 0 && (period < SHORTEST || period > LONGEST)) {
      throw new IllegalArgumentException(
          "a processor's period is 1ms (1000) at least and 1s (1000000) at most");
    }
    if (quota != 0 && quota < SHORTEST) {
      throw new IllegalArgumentException("a processor's quota is 1ms (1000) at least");
    }
    if (!isSet(cpus) || !isSet(memoryNodes)) {
      throw new IllegalArgumentException("processors are named like this: 0-2,7");
    }
  }

  private static boolean isSet(String text) {
    return text.isEmpty() || isSetOf(text);
  }

  private static boolean isSetOf(String text) {
    Pattern set = Pattern.compile("(\\d{1,5}(-\\d{1,5})?(,|$))*");
    return set.matcher(text).matches() && !text.endsWith(",");
  }

  /** Nothing said. */
  public static CpuTuning none() {
    return new CpuTuning(0, 0, "", "");
  }

  /** Whether nothing is said. */
  public boolean isNone() {
    return period == 0 && quota == 0 && cpus.isEmpty() && memoryNodes.isEmpty();
  }
}
