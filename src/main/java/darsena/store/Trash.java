package darsena.store;

import darsena.io.DurableFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.util.UUID;

/**
 * Where things go to be removed: one rename makes them invisible, then they are taken apart. What a
 * killed process leaves here, the next one removes.
 */
public final class Trash {
  /** A tree deeper than this is taken apart in pieces, so that descriptors do not run out. */
  private static final int DEEPEST = 64;

  private final StorePaths paths;

  /** The trash of a store. */
  public Trash(StorePaths paths) {
    this.paths = paths;
  }

  /** Removes a file or a tree; no effect when it is not there. */
  public void remove(Path path) throws IOException {
    Path doomed = paths.trash().resolve(UUID.randomUUID().toString());
    try {
      DurableFiles.rename(path, doomed);
    } catch (NoSuchFileException gone) {
      return;
    }
    sweep();
  }

  /** Removes whatever is in the trash. Several may sweep at a time. */
  public void sweep() throws IOException {
    boolean again = true;
    while (again) {
      again = false;
      try (DirectoryStream<Path> doomed = Files.newDirectoryStream(paths.trash())) {
        if (doomed instanceof SecureDirectoryStream<Path> directory) {
          again = empty(directory, directory, 0);
        }
      } catch (NoSuchFileException noTrash) {
        return;
      }
    }
  }

  /** Returns whether something had to be put back into the trash. */
  private boolean empty(
      SecureDirectoryStream<Path> trash, SecureDirectoryStream<Path> directory, int depth)
      throws IOException {
    boolean again = false;
    for (Path entry : directory) {
      again |= remove(trash, directory, entry.getFileName(), depth);
    }
    return again;
  }

  private boolean remove(
      SecureDirectoryStream<Path> trash,
      SecureDirectoryStream<Path> directory,
      Path name,
      int depth)
      throws IOException {
    try {
      if (!isDirectory(directory, name)) {
        directory.deleteFile(name);
        return false;
      }
      if (depth == DEEPEST) {
        directory.move(name, trash, Path.of(UUID.randomUUID().toString()));
        return true;
      }
      boolean again;
      try (SecureDirectoryStream<Path> below =
          directory.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
        again = empty(trash, below, depth + 1);
      }
      directory.deleteDirectory(name);
      return again;
    } catch (NoSuchFileException somebodyElseWasFaster) {
      return false;
    }
  }

  private static boolean isDirectory(SecureDirectoryStream<Path> directory, Path name)
      throws IOException {
    return directory
        .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .readAttributes()
        .isDirectory();
  }
}
