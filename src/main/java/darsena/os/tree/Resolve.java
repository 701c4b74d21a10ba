package darsena.os.tree;

import com.sun.jna.Native;
import darsena.os.Abi;
import darsena.os.ByteText;
import darsena.os.Errno;
import darsena.os.LibC;
import darsena.os.OsException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * openat2(2): the kernel resolves a path and keeps it inside a directory, whatever symbolic links
 * or renames an attacker has in store.
 */
enum Resolve {
  /** Below the directory, through no symbolic link and no mount point. */
  BENEATH(0x08 | 0x04 | 0x02 | 0x01),
  /** As if the directory were the root: absolute links and {@code ..} stay inside. */
  IN_ROOT(0x10 | 0x02);

  /** A rename anywhere makes the kernel give up; it says so and wants to be asked again. */
  private static final int TRIES = 128;

  private final long flags;

  Resolve(long flags) {
    this.flags = flags;
  }

  /** Opens a path below a directory. */
  int open(int directory, byte[] path, int openFlags) throws OsException {
    byte[] terminated = ByteText.terminated(path.length == 0 ? new byte[] {'.'} : path);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment how = arena.allocate(24, Long.BYTES);
      how.set(ValueLayout.JAVA_LONG, 0, openFlags | LibC.O_CLOEXEC);
      how.set(ValueLayout.JAVA_LONG, 16, flags);
      MemorySegment name = arena.allocateFrom(ValueLayout.JAVA_BYTE, terminated);
      for (int attempt = 0; attempt < TRIES; attempt++) {
        long opened =
            LibC.syscall(
                Abi.HOST.openat2(), directory, name.address(), how.address(), how.byteSize());
        if (opened >= 0) {
          return (int) opened;
        }
        if (Native.getLastError() != Errno.EAGAIN && Native.getLastError() != Errno.EINTR) {
          break;
        }
      }
      throw OsException.last("openat2", path);
    }
  }
}
