package darsena.os.tree;

import darsena.os.ByteText;
import darsena.os.Errno;
import darsena.os.LibC;
import darsena.os.OsException;
import java.io.Closeable;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;

/**
 * An open directory, and what can be done to its entries by single-component names. Names are raw
 * bytes. No operation follows a symbolic link unless it says so.
 */
public final class OpenDirectory implements Closeable {
  private static final int FLAGS = LibC.O_DIRECTORY | LibC.O_NOFOLLOW | LibC.O_CLOEXEC;

  private final int descriptor;
  private final byte[] name;

  private OpenDirectory(int descriptor, byte[] name) {
    this.descriptor = descriptor;
    this.name = name;
  }

  /** One of our own directories, by its path; the last component may not be a symbolic link. */
  public static OpenDirectory open(Path directory) throws OsException {
    byte[] path = ByteText.terminated(directory.toString());
    return opened(LibC.openat(LibC.AT_FDCWD, path, FLAGS, 0), path);
  }

  /** What a descriptor stands for, for reading; the descriptor stays the caller's. */
  public static OpenDirectory at(int descriptor, String what) throws OsException {
    byte[] here = ByteText.terminated(".");
    int flags = LibC.O_DIRECTORY | LibC.O_CLOEXEC;
    int own = LibC.openat(descriptor, here, flags, 0);
    if (own < 0) {
      throw OsException.last("openat", what);
    }
    return new OpenDirectory(own, ByteText.terminated(what));
  }

  /** The root of a process, whatever is mounted in it. */
  public static OpenDirectory rootOf(int pid) throws OsException {
    byte[] path = ByteText.terminated("/proc/" + pid + "/root");
    int flags = LibC.O_DIRECTORY | LibC.O_CLOEXEC;
    return opened(LibC.openat(LibC.AT_FDCWD, path, flags, 0), path);
  }

  private static OpenDirectory opened(int descriptor, byte[] path) throws OsException {
    if (descriptor < 0) {
      throw OsException.last("openat", path);
    }
    return new OpenDirectory(descriptor, path);
  }

  /** A directory in this one. */
  public OpenDirectory directory(byte[] entry) throws OsException {
    byte[] path = ByteText.terminated(entry);
    return opened(LibC.openat(descriptor, path, FLAGS, 0), path);
  }

  /** A directory at any depth, reached through directories only, on the same mount. */
  public OpenDirectory beneath(byte[] path) throws OsException {
    return new OpenDirectory(Resolve.BENEATH.open(descriptor, path, FLAGS), path);
  }

  /** A directory at any depth, symbolic links resolved as if this were the root. */
  public OpenDirectory inRoot(byte[] path) throws OsException {
    return new OpenDirectory(Resolve.IN_ROOT.open(descriptor, path, LibC.O_DIRECTORY), path);
  }

  /**
   * A regular file for reading, symbolic links resolved as if this were the root. Anything else
   * than a regular file is never opened, only looked at.
   */
  public OpenFile regularFileInRoot(byte[] path) throws OsException {
    return openRegular(Resolve.IN_ROOT.open(descriptor, path, LibC.O_PATH), path);
  }

  /**
   * An entry of this directory that is a regular file, for reading; anything else is not opened.
   */
  public OpenFile regularFile(byte[] entry) throws OsException {
    byte[] path = ByteText.terminated(entry);
    int flags = LibC.O_PATH | LibC.O_NOFOLLOW | LibC.O_CLOEXEC;
    int handle = LibC.openat(descriptor, path, flags, 0);
    if (handle < 0) {
      throw OsException.last("openat", path);
    }
    return openRegular(handle, path);
  }

  /** To open a FIFO or a device would have effects: so it is looked at first. */
  private static OpenFile openRegular(int handle, byte[] path) throws OsException {
    try (OpenFile looked = new OpenFile(handle, path)) {
      if (!looked.status().isRegular()) {
        throw new OsException(Errno.EINVAL, "open of something that is no file", path);
      }
      byte[] again = ByteText.terminated("/proc/self/fd/" + handle);
      int file = LibC.openat(LibC.AT_FDCWD, again, LibC.O_RDONLY | LibC.O_CLOEXEC, 0);
      if (file < 0) {
        throw OsException.last("openat", path);
      }
      return new OpenFile(file, path);
    }
  }

  /** Whether a path leads to anything, symbolic links resolved as if this were the root. */
  public boolean hasInRoot(byte[] path) throws OsException {
    try {
      statusInRoot(path);
      return true;
    } catch (OsException failure) {
      if (failure.errno() == Errno.ENOENT || failure.errno() == Errno.ENOTDIR) {
        return false;
      }
      throw failure;
    }
  }

  /** A descriptor that stands for what a path leads to; the caller closes it. */
  public int handleInRoot(byte[] path) throws OsException {
    return Resolve.IN_ROOT.open(descriptor, path, LibC.O_PATH);
  }

  /** The metadata of what a path leads to, symbolic links resolved as if this were the root. */
  public FileStatus statusInRoot(byte[] path) throws OsException {
    try (OpenFile found = new OpenFile(Resolve.IN_ROOT.open(descriptor, path, LibC.O_PATH), path)) {
      return found.status();
    }
  }

  /** Makes a file that must not be there yet, for writing; the umask applies. */
  public OpenFile createFile(byte[] entry, int mode) throws OsException {
    byte[] path = ByteText.terminated(entry);
    int flags = LibC.O_WRONLY | LibC.O_CREAT | LibC.O_EXCL | LibC.O_NOFOLLOW | LibC.O_CLOEXEC;
    int file = LibC.openat(descriptor, path, flags, mode);
    if (file < 0) {
      throw OsException.last("openat", path);
    }
    return new OpenFile(file, path);
  }

  /** Makes a directory; the umask applies. */
  public void makeDirectory(byte[] entry, int mode) throws OsException {
    byte[] path = ByteText.terminated(entry);
    check(LibC.mkdirat(descriptor, path, mode), "mkdirat", path);
  }

  /**
   * Makes a device node or a FIFO; the umask applies.
   *
   * @param mode with one of {@link FileStatus}' types
   */
  public void makeNode(byte[] entry, int mode, int major, int minor) throws OsException {
    byte[] path = ByteText.terminated(entry);
    check(
        LibC.mknodat(descriptor, path, mode, FileStatus.deviceNumber(major, minor)),
        "mknodat",
        path);
  }

  /** Makes a symbolic link. */
  public void makeSymbolicLink(byte[] entry, byte[] target) throws OsException {
    byte[] path = ByteText.terminated(entry);
    check(LibC.symlinkat(ByteText.terminated(target), descriptor, path), "symlinkat", path);
  }

  /** Gives an entry of another directory a second name here; a symbolic link is not followed. */
  public void makeHardLink(byte[] entry, OpenDirectory other, byte[] first) throws OsException {
    byte[] path = ByteText.terminated(entry);
    byte[] from = ByteText.terminated(first);
    check(LibC.linkat(other.descriptor, from, descriptor, path, 0), "linkat", path);
  }

  /** Removes an entry that is not a directory. */
  public void remove(byte[] entry) throws OsException {
    byte[] path = ByteText.terminated(entry);
    check(LibC.unlinkat(descriptor, path, 0), "unlinkat", path);
  }

  /** Removes an empty directory. */
  public void removeDirectory(byte[] entry) throws OsException {
    byte[] path = ByteText.terminated(entry);
    check(LibC.unlinkat(descriptor, path, LibC.AT_REMOVEDIR), "unlinkat", path);
  }

  /** Moves an entry to a name in another directory, replacing what is there. */
  public void rename(byte[] entry, OpenDirectory other, byte[] to) throws OsException {
    byte[] path = ByteText.terminated(entry);
    int result = LibC.renameat2(descriptor, path, other.descriptor, ByteText.terminated(to), 0);
    check(result, "renameat2", path);
  }

  /** Changes an entry's owner; a symbolic link's own. */
  public void setOwner(byte[] entry, long uid, long gid) throws OsException {
    byte[] path = ByteText.terminated(entry);
    int flags = LibC.AT_SYMLINK_NOFOLLOW;
    check(LibC.fchownat(descriptor, path, (int) uid, (int) gid, flags), "fchownat", path);
  }

  /** Changes the mode of an entry that the caller knows to be no symbolic link. */
  public void setMode(byte[] entry, int mode) throws OsException {
    byte[] path = ByteText.terminated(entry);
    check(LibC.fchmodat(descriptor, path, mode, 0), "fchmodat", path);
  }

  /** Sets an entry's times of modification and access; a symbolic link's own. */
  public void setTime(byte[] entry, long seconds, int nanoseconds) throws OsException {
    byte[] path = ByteText.terminated(entry);
    try (Arena arena = Arena.ofConfined()) {
      long times = Times.both(arena, seconds, nanoseconds).address();
      check(LibC.utimensat(descriptor, path, times, LibC.AT_SYMLINK_NOFOLLOW), "utimensat", path);
    }
  }

  /** This directory's own permission bits. */
  public void setMode(int mode) throws OsException {
    check(LibC.fchmod(descriptor, mode), "fchmod", name);
  }

  /** This directory's own owner. */
  public void setOwner(long uid, long gid) throws OsException {
    check(LibC.fchown(descriptor, (int) uid, (int) gid), "fchown", name);
  }

  /** This directory's own times. */
  public void setTime(long seconds, int nanoseconds) throws OsException {
    try (Arena arena = Arena.ofConfined()) {
      long times = Times.both(arena, seconds, nanoseconds).address();
      check(LibC.futimens(descriptor, times), "futimens", name);
    }
  }

  /** Sets an extended attribute of this directory. */
  public void setAttribute(ExtendedAttribute attribute) throws OsException {
    byte[] value = attribute.value();
    byte[] key = ByteText.terminated(attribute.name());
    check(LibC.fsetxattr(descriptor, key, value, value.length, 0), "fsetxattr", name);
  }

  /** The extended attributes of an entry; a symbolic link's own. */
  public EntryAttributes attributes(byte[] entry) {
    return new EntryAttributes(descriptor, entry);
  }

  /** This directory's metadata. */
  public FileStatus status() throws OsException {
    return FileStatus.read(descriptor, new byte[] {0}, LibC.AT_EMPTY_PATH, name);
  }

  /** An entry's metadata; a symbolic link's own. */
  public FileStatus status(byte[] entry) throws OsException {
    byte[] path = ByteText.terminated(entry);
    return FileStatus.read(descriptor, path, LibC.AT_SYMLINK_NOFOLLOW, path);
  }

  /** A symbolic link's target. */
  public byte[] readLink(byte[] entry) throws OsException {
    return DirectoryReading.link(descriptor, ByteText.terminated(entry));
  }

  /** All entries but {@code .} and {@code ..}, in the file system's order. */
  public List<DirectoryEntry> entries() throws OsException {
    return DirectoryReading.entries(descriptor, name);
  }

  /** What the file system has left. */
  public DiskSpace space() throws OsException {
    return DiskSpace.of(descriptor, name);
  }

  /** Flushes the directory's own entries to the disk. */
  public void sync() throws OsException {
    check(LibC.fsync(descriptor), "fsync", name);
  }

  /** Flushes everything on the file system to the disk. */
  public void syncFileSystem() throws OsException {
    check(LibC.syncfs(descriptor), "syncfs", name);
  }

  private static void check(long result, String call, byte[] object) throws OsException {
    if (result < 0) {
      throw OsException.last(call, object);
    }
  }

  @Override
  public void close() throws OsException {
    check(LibC.close(descriptor), "close", name);
  }
}
