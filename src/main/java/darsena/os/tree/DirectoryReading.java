package darsena.os.tree;

import darsena.os.LibC;
import darsena.os.OsException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/** Reads what the kernel returns in variable length: directory entries and link targets. */
final class DirectoryReading {
  private static final int BUFFER = 32 << 10;
  private static final int LONGEST_TARGET = 4096;

  private DirectoryReading() {}

  static List<DirectoryEntry> entries(int descriptor, byte[] name) throws OsException {
    List<DirectoryEntry> result = new ArrayList<>();
    if (LibC.lseek(descriptor, 0, 0) < 0) {
      throw OsException.last("lseek", name);
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(BUFFER, Long.BYTES);
      long length = LibC.getdents64(descriptor, buffer.address(), BUFFER);
      while (length > 0) {
        addRecords(buffer.asSlice(0, length), result);
        length = LibC.getdents64(descriptor, buffer.address(), BUFFER);
      }
      if (length < 0) {
        throw OsException.last("getdents64", name);
      }
    }
    return result;
  }

  /** {@code struct linux_dirent64}: inode 8, offset 8, length 2, type 1, name. */
  private static void addRecords(MemorySegment records, List<DirectoryEntry> result) {
    long at = 0;
    while (at < records.byteSize()) {
      int length = Short.toUnsignedInt(records.get(ValueLayout.JAVA_SHORT_UNALIGNED, at + 16));
      int type = Byte.toUnsignedInt(records.get(ValueLayout.JAVA_BYTE, at + 18));
      byte[] name = untilNul(records.asSlice(at + 19, length - 19L));
      if (!isDots(name)) {
        result.add(new DirectoryEntry(name, type << 12)); // DT_* are the type bits shifted
      }
      at += length;
    }
  }

  private static byte[] untilNul(MemorySegment name) {
    long end = 0;
    while (name.get(ValueLayout.JAVA_BYTE, end) != 0) {
      end++;
    }
    return name.asSlice(0, end).toArray(ValueLayout.JAVA_BYTE);
  }

  private static boolean isDots(byte[] name) {
    return name[0] == '.' && (name.length == 1 || (name.length == 2 && name[1] == '.'));
  }

  static byte[] link(int descriptor, byte[] path) throws OsException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(LONGEST_TARGET, Long.BYTES);
      long length = LibC.readlinkat(descriptor, path, buffer.address(), LONGEST_TARGET);
      if (length < 0) {
        throw OsException.last("readlinkat", path);
      }
      return buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
    }
  }
}
