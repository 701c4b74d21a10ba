package darsena.runtime.config;

/**
 * A device node in the container's /dev.
 *
 * @param type {@code c} or {@code b}
 * @param mode permission bits
 */
public record DeviceNode(
    String path, char type, int major, int minor, int mode, int user, int group) {

  /** One of root's. */
  public DeviceNode(String path, char type, int major, int minor, int mode) {
    this(path, type, major, minor, mode, 0, 0);
  }
}
