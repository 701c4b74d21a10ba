package darsena.os.tree;

import darsena.os.LibC;
import darsena.os.OsException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A file's metadata as statx(2) tells it.
 *
 * @param mode type and permission bits
 * @param seconds of the modification time
 * @param nanoseconds of the modification time
 * @param deviceMajor of the device that a device node stands for
 * @param deviceMinor of the device that a device node stands for
 * @param fileSystem identifies the file system within this boot
 */
public record FileStatus(
    int mode,
    long uid,
    long gid,
    long size,
    long seconds,
    int nanoseconds,
    int deviceMajor,
    int deviceMinor,
    long inode,
    int links,
    long fileSystem) {
  public static final int TYPE = 0170000;
  public static final int FIFO = 0010000;
  public static final int CHARACTER_DEVICE = 0020000;
  public static final int DIRECTORY = 0040000;
  public static final int BLOCK_DEVICE = 0060000;
  public static final int REGULAR = 0100000;
  public static final int SYMBOLIC_LINK = 0120000;
  public static final int SOCKET = 0140000;

  private static final int BASIC_STATS = 0x7ff;

  /** The size of {@code struct statx}, the same on every machine. */
  static final int LENGTH = 256;

  /** As statx(2) takes them; the name is for errors. */
  static FileStatus read(int descriptor, byte[] path, int flags, byte[] name) throws OsException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment status = arena.allocate(LENGTH, Long.BYTES);
      if (LibC.statx(descriptor, path, flags, BASIC_STATS, status.address()) < 0) {
        throw OsException.last("statx", name);
      }
      return of(status);
    }
  }

  static FileStatus of(MemorySegment statx) {
    return new FileStatus(
        Short.toUnsignedInt(statx.get(ValueLayout.JAVA_SHORT, 28)),
        unsigned(statx, 20),
        unsigned(statx, 24),
        statx.get(ValueLayout.JAVA_LONG, 40),
        statx.get(ValueLayout.JAVA_LONG, 112),
        statx.get(ValueLayout.JAVA_INT, 120),
        statx.get(ValueLayout.JAVA_INT, 128),
        statx.get(ValueLayout.JAVA_INT, 132),
        statx.get(ValueLayout.JAVA_LONG, 32),
        statx.get(ValueLayout.JAVA_INT, 16),
        unsigned(statx, 136) << 32 | unsigned(statx, 140));
  }

  /** As the C library's gnu_dev_makedev packs it. */
  static long deviceNumber(int major, int minor) {
    return (major & 0xffff_f000L) << 32
        | (major & 0xfffL) << 8
        | (minor & 0xffff_ff00L) << 12
        | (minor & 0xffL);
  }

  private static long unsigned(MemorySegment statx, long offset) {
    return Integer.toUnsignedLong(statx.get(ValueLayout.JAVA_INT, offset));
  }

  /** The bits of {@link #TYPE}. */
  public int type() {
    return mode & TYPE;
  }

  /** The permission bits with set-user-id, set-group-id and sticky. */
  public int permissions() {
    return mode & 07777;
  }

  /** Whether it is a directory. */
  public boolean isDirectory() {
    return type() == DIRECTORY;
  }

  /** Whether it is a regular file. */
  public boolean isRegular() {
    return type() == REGULAR;
  }

  /** Whether overlay takes it for a whiteout: a character device 0:0. */
  public boolean isWhiteout() {
    return type() == CHARACTER_DEVICE && deviceMajor == 0 && deviceMinor == 0;
  }
}
