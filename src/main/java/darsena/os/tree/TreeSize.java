package darsena.os.tree;

import darsena.os.Errno;
import darsena.os.OsException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Sums up the files of a tree that may change meanwhile; one with several names counts once. */
public final class TreeSize {
  private final Set<Long> counted = new HashSet<>();
  private long bytes;

  private TreeSize() {}

  /** Bytes of all regular files below one of our own directories. */
  public static long of(Path directory) throws OsException {
    TreeSize size = new TreeSize();
    try (OpenDirectory root = OpenDirectory.open(directory)) {
      size.add(root);
    }
    return size.bytes;
  }

  private void add(OpenDirectory directory) throws OsException {
    for (DirectoryEntry each : directory.entries()) {
      try {
        add(directory, each.name());
      } catch (OsException gone) {
        if (gone.errno() != Errno.ENOENT) {
          throw gone;
        }
      }
    }
  }

  private void add(OpenDirectory parent, byte[] name) throws OsException {
    FileStatus status = parent.status(name);
    if (status.isDirectory()) {
      try (OpenDirectory inside = parent.directory(name)) {
        add(inside);
      }
    } else if (status.isRegular() && (status.links() == 1 || counted.add(status.inode()))) {
      bytes += status.size();
    }
  }
}
