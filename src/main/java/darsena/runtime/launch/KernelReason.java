package darsena.runtime.launch;

import darsena.os.Errno;
import java.util.Map;

/** The errors that a launch meets, as Linux numbers them on every architecture we run on. */
final class KernelReason {
  private static final Map<Integer, String> TEXTS =
      Map.ofEntries(
          Map.entry(Errno.EPERM, "operation not permitted"),
          Map.entry(Errno.ENOENT, "no such file or directory"),
          Map.entry(Errno.ESRCH, "no such process"),
          Map.entry(5, "input/output error"),
          Map.entry(7, "argument list too long"),
          Map.entry(Errno.ENOEXEC, "exec format error"),
          Map.entry(Errno.ECHILD, "its process ended"),
          Map.entry(11, "resource temporarily unavailable"),
          Map.entry(12, "cannot allocate memory"),
          Map.entry(Errno.EACCES, "permission denied"),
          Map.entry(16, "device or resource busy"),
          Map.entry(17, "file exists"),
          Map.entry(18, "invalid cross-device link"),
          Map.entry(19, "no such device"),
          Map.entry(Errno.ENOTDIR, "not a directory"),
          Map.entry(Errno.EISDIR, "is a directory"),
          Map.entry(22, "invalid argument"),
          Map.entry(23, "too many open files in system"),
          Map.entry(24, "too many open files"),
          Map.entry(26, "text file busy"),
          Map.entry(28, "no space left on device"),
          Map.entry(30, "read-only file system"),
          Map.entry(34, "numerical result out of range"),
          Map.entry(Errno.ENAMETOOLONG, "file name too long"),
          Map.entry(38, "function not implemented"),
          Map.entry(Errno.ELOOP, "too many levels of symbolic links"),
          Map.entry(71, "protocol error"),
          Map.entry(122, "disk quota exceeded"));

  private KernelReason() {}

  static String text(int errno) {
    return TEXTS.getOrDefault(errno, "error " + errno);
  }
}
