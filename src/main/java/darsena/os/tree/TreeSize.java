package darsena.os.tree;

import darsena.os.Errno;
import darsena.os.OsException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Sums up the files of a tree that may change meanwhile; one with several names counts once. What
 * is nested deeper than anybody needs is left out: each level takes a descriptor.
 */
public final class TreeSize {
  private static final int LEVELS = 512;

  private final Set<Long> counted = new HashSet<>();
  private long bytes;

  private TreeSize() {}

  /** Bytes of all regular files below one of our own directories. */
  public static long of(Path directory) throws OsException {
    TreeSize size = new TreeSize();
    try (OpenDirectory root = OpenDirectory.open(directory)) {
      size.add(root, LEVELS);
    }
    return size.bytes;
  }

  private void add(OpenDirectory directory, int levels) throws OsException {
    for (DirectoryEntry each : directory.entries()) {
      try {
        add(directory, each.name(), levels);
      } catch (OsException gone) {
        if (gone.errno() != Errno.ENOENT) {
          throw gone;
        }
      }
    }
  }

  private void add(OpenDirectory parent, byte[] name, int levels) throws OsException {
    FileStatus status = parent.status(name);
    if (status.isDirectory()) {
      if (levels > 0) {
        try (OpenDirectory inside = parent.directory(name)) {
          add(inside, levels - 1);
        }
      }
    } else if (status.isRegular() && (status.links() == 1 || counted.add(status.inode()))) {
      bytes += status.size();
    }
  }
}
