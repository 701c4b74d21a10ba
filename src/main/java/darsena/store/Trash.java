package darsena.store;

import darsena.io.DurableFiles;
import darsena.io.Entropy;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;

/**
 * Where things go to be removed: one rename makes them invisible, then they are taken apart. What a
 * killed process leaves here, the next one removes.
 */
public final class Trash {
  /** What lies deeper is lifted out, so that neither descriptors nor stack run out. */
  private static final int DEEPEST = 100;

  private final Path directory;

  /** The trash of a store. */
  public Trash(StorePaths paths) {
    this(paths.trash());
  }

  /** The trash in this directory, which need not be there. */
  public Trash(Path directory) {
    this.directory = directory;
  }

  /** Removes a file or a tree; no effect when it is not there. */
  public void remove(Path path) throws IOException {
    try {
      DurableFiles.rename(path, directory.resolve(Entropy.token()));
    } catch (NoSuchFileException gone) {
      return;
    }
    sweep();
  }

  /** Removes whatever is in the trash. Several may sweep at a time. */
  public void sweep() throws IOException {
    try (DirectoryStream<Path> doomed = Files.newDirectoryStream(directory)) {
      for (Path tree : doomed) {
        delete(tree);
      }
    } catch (NoSuchFileException noTrash) {
      // Then there is nothing in it.
    }
  }

  /**
   * Removes a tree where it is; others may be at the same. It is walked by descriptor, so that no
   * link and no path longer than the kernel takes leads anywhere else. Nothing there is no error.
   */
  public static void delete(Path tree) throws IOException {
    boolean more = true;
    while (more) {
      if (Files.isDirectory(tree, LinkOption.NOFOLLOW_LINKS)) {
        empty(tree);
      }
      more = !isGone(tree);
    }
  }

  /** What was lifted lies directly below the tree: each round removes a hundred levels of it. */
  private static boolean isGone(Path tree) throws IOException {
    try {
      Files.deleteIfExists(tree);
      return true;
    } catch (DirectoryNotEmptyException lifted) {
      return false;
    }
  }

  private static void empty(Path tree) throws IOException {
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(tree)) {
      if (!(stream instanceof SecureDirectoryStream<Path> top)) {
        throw new IOException(tree + " is on a file system without openat");
      }
      empty(top, top, 0);
    } catch (NoSuchFileException somebodyElseWasFaster) {
      // Then it is empty.
    }
  }

  private static void empty(
      SecureDirectoryStream<Path> top, SecureDirectoryStream<Path> directory, int depth)
      throws IOException {
    for (Path entry : directory) {
      try {
        remove(top, directory, entry.getFileName(), depth);
      } catch (NoSuchFileException somebodyElseWasFaster) {
        // The monitor, or another sweeper.
      }
    }
  }

  private static void remove(
      SecureDirectoryStream<Path> top, SecureDirectoryStream<Path> parent, Path name, int depth)
      throws IOException {
    if (!isDirectory(parent, name)) {
      parent.deleteFile(name);
      return;
    }
    if (depth == DEEPEST) {
      parent.move(name, top, Path.of(".lifted." + Entropy.token()));
      return;
    }
    try (SecureDirectoryStream<Path> below =
        parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
      empty(top, below, depth + 1);
    }
    parent.deleteDirectory(name);
  }

  private static boolean isDirectory(SecureDirectoryStream<Path> directory, Path name)
      throws IOException {
    return directory
        .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .readAttributes()
        .isDirectory();
  }
}
