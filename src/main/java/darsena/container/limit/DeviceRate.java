package darsena.container.limit;

/**
 * The most that may go from or to one block device in a second.
 *
 * @param major the device's number
 * @param minor the device's number
 * @param rate bytes or operations, above 0
 */
public record DeviceRate(Kind kind, int major, int minor, long rate) {

  /** What is counted. */
  public enum Kind {
    READ_BYTES,
    WRITE_BYTES,
    READ_OPERATIONS,
    WRITE_OPERATIONS
  }

  /** Refuses what no kernel could mean. */
  public DeviceRate {
    if (rate <= 0) {
      throw new IllegalArgumentException("a rate is above 0");
    }
  }

  /** As the kernel names the device. */
  public String device() {
    return major + ":" + minor;
  }
}
