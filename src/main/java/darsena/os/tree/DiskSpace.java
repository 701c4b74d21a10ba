package darsena.os.tree;

import darsena.os.LibC;
import darsena.os.OsException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * What a file system has left.
 *
 * @param total bytes
 * @param available bytes that an ordinary user may still write
 * @param inodes all of them; 0 where the file system has no such limit
 * @param freeInodes that an ordinary user may still use
 */
public record DiskSpace(long total, long available, long inodes, long freeInodes) {

  /** Of the file system that a descriptor is on; {@code struct statvfs} of 64-bit machines. */
  static DiskSpace of(int descriptor, byte[] name) throws OsException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment status = arena.allocate(256, Long.BYTES);
      if (LibC.fstatvfs(descriptor, status.address()) < 0) {
        throw OsException.last("fstatvfs", name);
      }
      long fragment = status.get(ValueLayout.JAVA_LONG, 8);
      return new DiskSpace(
          status.get(ValueLayout.JAVA_LONG, 16) * fragment,
          status.get(ValueLayout.JAVA_LONG, 32) * fragment,
          status.get(ValueLayout.JAVA_LONG, 40),
          status.get(ValueLayout.JAVA_LONG, 56));
    }
  }
}
