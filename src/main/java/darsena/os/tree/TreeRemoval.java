package darsena.os.tree;

import darsena.os.Errno;
import darsena.os.LibC;
import darsena.os.OsException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Removes a tree of any depth with two open descriptors and no recursion: what is deep is moved up
 * until it is not. No symbolic link is followed.
 */
public final class TreeRemoval {
  private final OpenDirectory top;

  /** Nobody who made the tree could know it, so that no name in it is in the way. */
  private final String unique =
      ".removing-" + Long.toHexString(ThreadLocalRandom.current().nextLong()) + "-";

  private int moved;

  private TreeRemoval(OpenDirectory top) {
    this.top = top;
  }

  /** Removes an entry of a directory with all that is in it; an absent one is fine. */
  public static void remove(OpenDirectory parent, byte[] entry) throws OsException {
    try {
      if (!parent.status(entry).isDirectory()) {
        parent.remove(entry);
        return;
      }
      try (OpenDirectory top = openable(parent, entry)) {
        new TreeRemoval(top).empty();
      }
      parent.removeDirectory(entry);
    } catch (OsException failure) {
      if (failure.errno() != Errno.ENOENT) {
        throw failure;
      }
    }
  }

  private void empty() throws OsException {
    for (var entries = top.entries(); !entries.isEmpty(); entries = top.entries()) {
      for (DirectoryEntry each : entries) {
        removeFrom(top, each);
      }
    }
  }

  private void removeFrom(OpenDirectory directory, DirectoryEntry entry) throws OsException {
    if (!isDirectory(directory, entry)) {
      directory.remove(entry.name());
      return;
    }
    if (removedAsEmpty(directory, entry.name())) {
      return;
    }
    try (OpenDirectory full = openable(directory, entry.name())) {
      for (DirectoryEntry each : full.entries()) {
        moveUpOrRemove(full, each);
      }
    }
    directory.removeDirectory(entry.name());
  }

  private void moveUpOrRemove(OpenDirectory directory, DirectoryEntry entry) throws OsException {
    if (!isDirectory(directory, entry)) {
      directory.remove(entry.name());
      return;
    }
    if (removedAsEmpty(directory, entry.name())) {
      return;
    }
    makeUsable(directory, entry.name());
    byte[] aside = (unique + moved++).getBytes(StandardCharsets.US_ASCII);
    directory.rename(entry.name(), top, aside);
  }

  private static boolean isDirectory(OpenDirectory directory, DirectoryEntry entry)
      throws OsException {
    return entry.type() == FileStatus.DIRECTORY
        || (entry.type() == 0 && directory.status(entry.name()).isDirectory());
  }

  private static boolean removedAsEmpty(OpenDirectory directory, byte[] entry) throws OsException {
    try {
      directory.removeDirectory(entry);
      return true;
    } catch (OsException failure) {
      if (failure.errno() == Errno.ENOTEMPTY) {
        return false;
      }
      throw failure;
    }
  }

  private static OpenDirectory openable(OpenDirectory parent, byte[] entry) throws OsException {
    makeUsable(parent, entry);
    return parent.directory(entry);
  }

  /** An ordinary user's own directory may forbid what its owner is about to do. */
  private static void makeUsable(OpenDirectory parent, byte[] entry) throws OsException {
    if (LibC.geteuid() != 0) {
      parent.setMode(entry, 0700);
    }
  }
}
