package darsena.os.tree;

import com.sun.jna.Native;
import darsena.os.ByteText;
import darsena.os.Errno;
import darsena.os.LibC;
import darsena.os.OsException;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The extended attributes of a directory's entry. There is no {@code …at} call for them before
 * Linux 6.13, so the entry is reached through the open directory's own link in /proc.
 */
public final class EntryAttributes {
  /** XATTR_SIZE_MAX and XATTR_LIST_MAX of linux/limits.h. */
  private static final int LARGEST = 65536;

  private final byte[] path;
  private final byte[] entry;

  EntryAttributes(int directory, byte[] entry) {
    this.entry = entry;
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.writeBytes(("/proc/self/fd/" + directory + "/").getBytes(StandardCharsets.US_ASCII));
    joined.writeBytes(entry);
    joined.write(0);
    this.path = joined.toByteArray();
  }

  /** Sets one. */
  public void set(ExtendedAttribute attribute) throws OsException {
    byte[] key = ByteText.terminated(attribute.name());
    byte[] value = attribute.value();
    if (LibC.lsetxattr(path, key, value, value.length, 0) < 0) {
      throw OsException.last("lsetxattr", entry);
    }
  }

  /** Removes one that is there. */
  public void remove(String name) throws OsException {
    if (LibC.lremovexattr(path, ByteText.terminated(name)) < 0) {
      throw OsException.last("lremovexattr", entry);
    }
  }

  /** The value of one, if it is set. */
  public Optional<byte[]> value(String name) throws OsException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(LARGEST, Long.BYTES);
      return value(name, buffer);
    }
  }

  private Optional<byte[]> value(String name, MemorySegment buffer) throws OsException {
    long length = LibC.lgetxattr(path, ByteText.terminated(name), buffer.address(), LARGEST);
    if (length >= 0) {
      return Optional.of(buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE));
    }
    int errno = Native.getLastError();
    if (errno == Errno.ENODATA || errno == Errno.EOPNOTSUPP) {
      return Optional.empty();
    }
    throw new OsException(errno, "lgetxattr", ByteText.of(entry));
  }

  /** All of them, ordered by name. */
  public List<ExtendedAttribute> all() throws OsException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(LARGEST, Long.BYTES);
      List<ExtendedAttribute> result = new ArrayList<>();
      for (String name : names(buffer)) {
        value(name, buffer).ifPresent(value -> result.add(new ExtendedAttribute(name, value)));
      }
      return result;
    }
  }

  private List<String> names(MemorySegment buffer) throws OsException {
    long length = LibC.llistxattr(path, buffer.address(), LARGEST);
    if (length < 0 && Native.getLastError() == Errno.EOPNOTSUPP) {
      return List.of();
    }
    if (length < 0) {
      throw OsException.last("llistxattr", entry);
    }
    byte[] joined = buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
    String text = new String(joined, StandardCharsets.UTF_8);
    return text.isEmpty() ? List.of() : List.of(text.split("\0")).stream().sorted().toList();
  }
}
