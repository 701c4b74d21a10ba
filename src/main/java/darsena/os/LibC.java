package darsena.os;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/**
 * The functions of the C library, mapped directly. Buffers are native addresses: primitive
 * arguments make JNA's cheapest calls and copy nothing. Path names are bytes that end with NUL.
 */
@SuppressWarnings("MemberName") // the names are the C library's
final class LibC {
  static final int AT_FDCWD = -100;
  static final int AT_SYMLINK_NOFOLLOW = 0x100;
  static final int AT_REMOVEDIR = 0x200;
  static final int AT_EMPTY_PATH = 0x1000;

  static final int O_RDONLY = 0;
  static final int O_WRONLY = 1;
  static final int O_RDWR = 2;
  static final int O_CREAT = 0x40;
  static final int O_EXCL = 0x80;
  static final int O_NONBLOCK = 0x800;
  static final int O_CLOEXEC = 0x80000;
  static final int O_PATH = 0x200000;
  static final int O_DIRECTORY = Abi.HOST.directoryFlag();
  static final int O_NOFOLLOW = Abi.HOST.noFollowFlag();

  static {
    Native.register(LibC.class, NativeLibrary.getProcess());
  }

  private LibC() {}

  static native int openat(int directory, byte[] path, int flags, int mode);

  static native long syscall(long number, long first, long second, long third, long fourth);

  static native int close(int descriptor);

  static native int kill(int pid, int signal);

  static native int dup(int descriptor);

  static native int mkdirat(int directory, byte[] path, int mode);

  static native int mknodat(int directory, byte[] path, int mode, long device);

  static native int symlinkat(byte[] target, int directory, byte[] path);

  static native int linkat(int fromDirectory, byte[] from, int toDirectory, byte[] to, int flags);

  static native int unlinkat(int directory, byte[] path, int flags);

  static native int renameat2(
      int fromDirectory, byte[] from, int toDirectory, byte[] to, int flags);

  static native int fchown(int descriptor, int uid, int gid);

  static native int fchownat(int directory, byte[] path, int uid, int gid, int flags);

  static native int fchmod(int descriptor, int mode);

  static native int fchmodat(int directory, byte[] path, int mode, int flags);

  static native int futimens(int descriptor, long times);

  static native int utimensat(int directory, byte[] path, long times, int flags);

  static native int statx(int directory, byte[] path, int flags, int mask, long status);

  static native long getdents64(int descriptor, long buffer, long length);

  static native long readlinkat(int directory, byte[] path, long buffer, long length);

  static native int fsetxattr(int descriptor, byte[] name, byte[] value, long length, int flags);

  static native int lsetxattr(byte[] path, byte[] name, byte[] value, long length, int flags);

  static native long lgetxattr(byte[] path, byte[] name, long value, long length);

  static native long llistxattr(byte[] path, long names, long length);

  static native int lremovexattr(byte[] path, byte[] name);

  static native long read(int descriptor, long buffer, long length);

  static native long write(int descriptor, long buffer, long length);

  static native long pread(int descriptor, long buffer, long length, long offset);

  static native long pwrite(int descriptor, long buffer, long length, long offset);

  static native long lseek(int descriptor, long offset, int whence);

  static native int ftruncate(int descriptor, long length);

  static native long copy_file_range(
      int from, long fromOffset, int to, long toOffset, long length, int flags);

  static native int fsync(int descriptor);

  static native int syncfs(int descriptor);

  static native int fstatvfs(int descriptor, long status);

  static native int isatty(int descriptor);

  static native int tcgetattr(int descriptor, long attributes);

  static native int tcsetattr(int descriptor, int action, long attributes);

  static native void cfmakeraw(long attributes);

  static native int ioctl(int descriptor, long request, long argument);

  static native int poll(long descriptors, long count, int timeoutMilliseconds);

  static native int geteuid();

  static native int getegid();

  static native String strerror(int errno);
}
