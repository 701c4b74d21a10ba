package darsena.os;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/**
 * The functions of the C library, mapped directly. Buffers are native addresses: primitive
 * arguments make JNA's cheapest calls and copy nothing. A terminal's small structures are arrays,
 * which JNA copies there and back: so the first frame does without the machinery of native memory.
 * Path names are bytes that end with NUL.
 */
@SuppressWarnings("MemberName") // the names are the C library's
public final class LibC {
  public static final int AT_FDCWD = -100;
  public static final int AT_SYMLINK_NOFOLLOW = 0x100;
  public static final int AT_REMOVEDIR = 0x200;
  public static final int AT_EMPTY_PATH = 0x1000;

  public static final int O_RDONLY = 0;
  public static final int O_WRONLY = 1;
  public static final int O_RDWR = 2;
  public static final int O_CREAT = 0x40;
  public static final int O_EXCL = 0x80;
  public static final int O_CLOEXEC = 0x80000;
  public static final int O_PATH = 0x200000;
  public static final int O_DIRECTORY = Abi.HOST.directoryFlag();
  public static final int O_NOFOLLOW = Abi.HOST.noFollowFlag();

  static {
    Native.register(LibC.class, NativeLibrary.getProcess());
  }

  private LibC() {}

  public static native int openat(int directory, byte[] path, int flags, int mode);

  public static native long syscall(long number, long first, long second, long third, long fourth);

  public static native int close(int descriptor);

  public static native int kill(int pid, int signal);

  public static native int mkdirat(int directory, byte[] path, int mode);

  public static native int mknodat(int directory, byte[] path, int mode, long device);

  public static native int symlinkat(byte[] target, int directory, byte[] path);

  public static native int linkat(
      int fromDirectory, byte[] from, int toDirectory, byte[] to, int flags);

  public static native int unlinkat(int directory, byte[] path, int flags);

  public static native int renameat2(
      int fromDirectory, byte[] from, int toDirectory, byte[] to, int flags);

  public static native int fchown(int descriptor, int uid, int gid);

  public static native int fchownat(int directory, byte[] path, int uid, int gid, int flags);

  public static native int fchmod(int descriptor, int mode);

  public static native int fchmodat(int directory, byte[] path, int mode, int flags);

  public static native int futimens(int descriptor, long times);

  public static native int utimensat(int directory, byte[] path, long times, int flags);

  public static native int statx(int directory, byte[] path, int flags, int mask, long status);

  public static native long getdents64(int descriptor, long buffer, long length);

  public static native long readlinkat(int directory, byte[] path, long buffer, long length);

  public static native int fsetxattr(
      int descriptor, byte[] name, byte[] value, long length, int flags);

  public static native int lsetxattr(
      byte[] path, byte[] name, byte[] value, long length, int flags);

  public static native long lgetxattr(byte[] path, byte[] name, long value, long length);

  public static native long llistxattr(byte[] path, long names, long length);

  public static native int lremovexattr(byte[] path, byte[] name);

  public static native long read(int descriptor, long buffer, long length);

  public static native long read(int descriptor, byte[] buffer, long length);

  public static native long write(int descriptor, long buffer, long length);

  public static native long pread(int descriptor, long buffer, long length, long offset);

  public static native long lseek(int descriptor, long offset, int whence);

  public static native int ftruncate(int descriptor, long length);

  public static native int fsync(int descriptor);

  public static native int syncfs(int descriptor);

  public static native int sync_file_range(int descriptor, long offset, long length, int flags);

  public static native int fstatvfs(int descriptor, long status);

  public static native int isatty(int descriptor);

  public static native int tcgetattr(int descriptor, byte[] attributes);

  public static native int tcflush(int descriptor, int queue);

  public static native int tcsetattr(int descriptor, int action, byte[] attributes);

  public static native void cfmakeraw(byte[] attributes);

  public static native int ioctl(int descriptor, long request, byte[] argument);

  public static native int poll(byte[] descriptors, long count, int timeoutMilliseconds);

  public static native int unshare(int flags);

  public static native int setns(int descriptor, int type);

  public static native int mount(
      byte[] source, byte[] target, byte[] type, long flags, byte[] options);

  public static native int chdir(byte[] path);

  public static native int geteuid();

  public static native int getegid();

  static native String strerror(int errno);
}
