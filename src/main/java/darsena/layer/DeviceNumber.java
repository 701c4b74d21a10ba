package darsena.layer;

/** The major and minor number of a device node. */
public record DeviceNumber(int major, int minor) {
  /** Of what is not a device; on disk, of a whiteout. */
  public static final DeviceNumber NONE = new DeviceNumber(0, 0);
}
