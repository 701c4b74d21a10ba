package darsena.container.limit;

import java.util.List;

/**
 * What it may do to disks.
 *
 * @param weight among busy containers, 10 to 1000; 0 for the kernel's default
 * @param rates the most it may read and write
 */
public record BlockLimits(int weight, List<DeviceRate> rates) {
  private static final int LEAST = 10;
  private static final int MOST = 1_000;

  /** Refuses what no kernel could mean. */
  public BlockLimits {
    rates = List.copyOf(rates);
    if (weight != 0 && (weight < LEAST || weight > MOST)) {
      throw new IllegalArgumentException("the weight of block I/O is from 10 to 1000");
    }
  }

  /** Nothing said. */
  public static BlockLimits none() {
    return new BlockLimits(0, List.of());
  }

  /** Whether nothing is said. */
  public boolean isNone() {
    return weight == 0 && rates.isEmpty();
  }
}
