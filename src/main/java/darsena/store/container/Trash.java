package darsena.store.container;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Removes trees that a container has written. They are walked by descriptor, so that no link and no
 * path longer than the kernel takes leads anywhere else; directories nested without end are lifted
 * out on the way, so that neither descriptors nor stack run out.
 */
final class Trash {
  private static final int DEEPEST = 100;
  private static final AtomicLong LIFTED = new AtomicLong();

  private final SecureDirectoryStream<Path> top;

  private Trash(SecureDirectoryStream<Path> top) {
    this.top = top;
  }

  /** Removes the tree; others may be at the same. Nothing there is no error. */
  static void delete(Path tree) throws IOException {
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(tree)) {
      if (!(stream instanceof SecureDirectoryStream<Path> top)) {
        throw new IOException(tree + " is on a file system without openat");
      }
      new Trash(top).empty(top, 0);
    } catch (NoSuchFileException gone) {
      return;
    }
    // What was lifted lies directly below the tree: each round removes a hundred levels of it.
    try {
      Files.deleteIfExists(tree);
    } catch (java.nio.file.DirectoryNotEmptyException more) {
      delete(tree);
    }
  }

  private void empty(SecureDirectoryStream<Path> directory, int depth) throws IOException {
    for (Path entry : directory) {
      remove(directory, entry.getFileName(), depth);
    }
  }

  private void remove(SecureDirectoryStream<Path> parent, Path name, int depth) throws IOException {
    try {
      removeIfThere(parent, name, depth);
    } catch (NoSuchFileException gone) {
      // The monitor, or another sweeper, was faster.
    }
  }

  private void removeIfThere(SecureDirectoryStream<Path> parent, Path name, int depth)
      throws IOException {
    if (!isDirectory(parent, name)) {
      parent.deleteFile(name);
      return;
    }
    if (depth >= DEEPEST) {
      parent.move(name, top, Path.of(".lifted." + LIFTED.incrementAndGet()));
      return;
    }
    try (SecureDirectoryStream<Path> inner =
        parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
      empty(inner, depth + 1);
    }
    parent.deleteDirectory(name);
  }

  private static boolean isDirectory(SecureDirectoryStream<Path> parent, Path name)
      throws IOException {
    BasicFileAttributes attributes =
        parent
            .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
            .readAttributes();
    return attributes.isDirectory();
  }
}
