package darsena.os.tree;

import com.sun.jna.Native;
import darsena.os.ByteText;
import darsena.os.Errno;
import darsena.os.LibC;
import darsena.os.NativeBuffer;
import darsena.os.OsException;
import java.io.Closeable;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** An open file that is not a directory, and what can be done to it by its descriptor. */
public final class OpenFile implements Closeable {
  private static final int SEEK_DATA = 3;
  private static final int SEEK_HOLE = 4;
  private static final int ENXIO = 6;
  private static final int SYNC_FILE_RANGE_WRITE = 2;

  private final int descriptor;
  private final byte[] name;

  OpenFile(int descriptor, byte[] name) {
    this.descriptor = descriptor;
    this.name = name;
  }

  /** Appends at the current position, all of it. */
  public void write(byte[] bytes, int offset, int length, NativeBuffer through) throws OsException {
    int done = 0;
    while (done < length) {
      int piece = Math.min(length - done, through.length());
      through.put(bytes, offset + done, piece);
      writeFully(through.address(), piece);
      done += piece;
    }
  }

  private void writeFully(long address, int length) throws OsException {
    int done = 0;
    while (done < length) {
      long count = LibC.write(descriptor, address + done, length - done);
      if (count < 0 && Native.getLastError() != Errno.EINTR) {
        throw OsException.last("write", name);
      }
      done += (int) Math.max(0, count);
    }
  }

  /**
   * Reads at a position.
   *
   * @return how many bytes; 0 at the end
   */
  public int read(long position, byte[] bytes, int offset, int length, NativeBuffer through)
      throws OsException {
    int most = Math.min(length, through.length());
    long count = LibC.pread(descriptor, through.address(), most, position);
    while (count < 0 && Native.getLastError() == Errno.EINTR) {
      count = LibC.pread(descriptor, through.address(), most, position);
    }
    check(count, "pread");
    through.take(bytes, offset, (int) count);
    return (int) count;
  }

  /** Moves the position where the next write goes; what is skipped becomes a hole. */
  public void seek(long position) throws OsException {
    check(LibC.lseek(descriptor, position, 0), "lseek");
  }

  /** Where data begins at or after a position, or -1 when there is none. */
  public long nextData(long position) throws OsException {
    long found = LibC.lseek(descriptor, position, SEEK_DATA);
    if (found < 0 && Native.getLastError() == ENXIO) {
      return -1;
    }
    check(found, "lseek SEEK_DATA");
    return found;
  }

  /** Where a hole begins at or after a position that holds data; the end counts as one. */
  public long nextHole(long position) throws OsException {
    long found = LibC.lseek(descriptor, position, SEEK_HOLE);
    check(found, "lseek SEEK_HOLE");
    return found;
  }

  /** Sets the size; what is added is a hole. */
  public void truncate(long size) throws OsException {
    check(LibC.ftruncate(descriptor, size), "ftruncate");
  }

  /** Changes owner and group, which clears set-id bits and file capabilities. */
  public void setOwner(long uid, long gid) throws OsException {
    check(LibC.fchown(descriptor, (int) uid, (int) gid), "fchown");
  }

  /** Changes the permission bits. */
  public void setMode(int mode) throws OsException {
    check(LibC.fchmod(descriptor, mode), "fchmod");
  }

  /** Sets the times of modification and of access. */
  public void setTime(long seconds, int nanoseconds) throws OsException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment times = Times.both(arena, seconds, nanoseconds);
      check(LibC.futimens(descriptor, times.address()), "futimens");
    }
  }

  /** Sets an extended attribute. */
  public void setAttribute(ExtendedAttribute attribute) throws OsException {
    byte[] key = ByteText.terminated(attribute.name());
    byte[] value = attribute.value();
    check(LibC.fsetxattr(descriptor, key, value, value.length, 0), "fsetxattr");
  }

  /** Its metadata. */
  public FileStatus status() throws OsException {
    return FileStatus.read(descriptor, new byte[] {0}, LibC.AT_EMPTY_PATH, name);
  }

  /**
   * Tells the kernel to begin writing a range to the disk, and does not wait: whoever flushes it
   * later finds most of it done. A file system that cannot need not.
   *
   * @param length in bytes; 0 means to the end
   */
  public void beginFlush(long offset, long length) {
    int _ = LibC.sync_file_range(descriptor, offset, length, SYNC_FILE_RANGE_WRITE);
  }

  /** Flushes content and metadata to the disk. */
  public void sync() throws OsException {
    check(LibC.fsync(descriptor), "fsync");
  }

  private void check(long result, String call) throws OsException {
    if (result < 0) {
      throw OsException.last(call, name);
    }
  }

  @Override
  public void close() throws OsException {
    check(LibC.close(descriptor), "close");
  }
}
