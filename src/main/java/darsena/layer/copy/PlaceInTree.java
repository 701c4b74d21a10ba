package darsena.layer.copy;

import darsena.os.Errno;
import darsena.os.OsException;
import darsena.os.tree.FileStatus;
import darsena.os.tree.OpenDirectory;
import java.util.Optional;

/**
 * Where a path leads in a tree that has its own root: the directory, and the entry in it.
 *
 * @param directory a path that the kernel resolves inside the tree
 * @param name one component; empty when the directory itself is meant
 * @param status of the entry, if it is there
 */
public record PlaceInTree(byte[] directory, byte[] name, Optional<FileStatus> status) {
  private static final int MOST_LINKS = 40;

  /**
   * Looks a path up. The kernel resolves what leads to the last component, which is taken apart
   * here: so that what is made there is made with one component and follows nothing.
   *
   * @param follow whether a symbolic link at the end is followed; behind a slash it always is
   */
  public static PlaceInTree find(OpenDirectory root, byte[] path, boolean follow)
      throws OsException {
    SplitPath at = SplitPath.of(path);
    for (int links = 0; links <= MOST_LINKS; links++) {
      PlaceInTree place = look(root, at);
      boolean link = place.status.map(one -> one.type() == FileStatus.SYMBOLIC_LINK).orElse(false);
      if (!link || !(follow || at.endsInSlash())) {
        return place;
      }
      at = at.linkedTo(target(root, at));
    }
    throw new OsException(Errno.ELOOP, "openat2", path);
  }

  private static PlaceInTree look(OpenDirectory root, SplitPath at) throws OsException {
    try (OpenDirectory directory = root.inRoot(at.directory())) {
      if (at.name().length == 0) {
        return new PlaceInTree(at.directory(), at.name(), Optional.of(directory.status()));
      }
      return new PlaceInTree(at.directory(), at.name(), status(directory, at.name()));
    }
  }

  private static Optional<FileStatus> status(OpenDirectory directory, byte[] name)
      throws OsException {
    try {
      return Optional.of(directory.status(name));
    } catch (OsException failure) {
      if (failure.errno() == Errno.ENOENT) {
        return Optional.empty();
      }
      throw failure;
    }
  }

  private static byte[] target(OpenDirectory root, SplitPath at) throws OsException {
    try (OpenDirectory directory = root.inRoot(at.directory())) {
      return directory.readLink(at.name());
    }
  }

  /** Whether there is a directory. */
  public boolean isDirectory() {
    return status.map(FileStatus::isDirectory).orElse(false);
  }

  /** The whole path of the entry. */
  public byte[] path() {
    return SplitPath.joined(directory, name);
  }
}
