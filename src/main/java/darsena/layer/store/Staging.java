package darsena.layer.store;

import darsena.io.Entropy;
import darsena.io.FileLock;
import darsena.layer.LayerTree;
import darsena.os.tree.DirectoryEntry;
import darsena.os.tree.OpenDirectory;
import darsena.os.tree.TreeRemoval;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A directory in which a layer is being unpacked. It is locked as long as its process lives, so
 * that anybody can tell what a killed one left behind.
 */
final class Staging implements Closeable {
  private static final String LAYER = "layer";

  private final Path parent;
  private final Path directory;
  private final FileChannel lock;

  private Staging(Path parent, Path directory, FileChannel lock) {
    this.parent = parent;
    this.directory = directory;
    this.lock = lock;
  }

  /** A new one, with an empty layer in it. */
  static Staging create(Path parent) throws IOException {
    Files.createDirectories(parent, ownerOnly());
    try (var _ = FileLock.acquire(parent.resolve("lock"))) {
      Path directory = parent.resolve(Entropy.token());
      Files.createDirectory(directory, ownerOnly());
      Files.createDirectory(directory.resolve(LAYER), ownerOnly());
      Files.createDirectory(directory.resolve(LAYER).resolve("tree"), ownerOnly());
      FileChannel channel =
          FileChannel.open(
              directory.resolve("lock"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      var _ = channel.lock();
      return new Staging(parent, directory, channel);
    }
  }

  private static FileAttribute<?> ownerOnly() {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  }

  /** The directory itself. */
  Path directory() {
    return directory;
  }

  /** The layer in it: at first a tree without entries. */
  LayerTree layer() {
    return new LayerTree(LAYER, directory.resolve(LAYER));
  }

  /** Removes what processes that are gone have left; returns how many directories. */
  static int sweep(Path parent) throws IOException {
    if (!Files.isDirectory(parent)) {
      return 0;
    }
    int removed = 0;
    try (var _ = FileLock.acquire(parent.resolve("lock"));
        OpenDirectory staging = OpenDirectory.open(parent)) {
      for (DirectoryEntry each : staging.entries()) {
        String name = new String(each.name(), StandardCharsets.UTF_8);
        if (!name.equals("lock") && !isAlive(parent.resolve(name))) {
          TreeRemoval.remove(staging, each.name());
          removed++;
        }
      }
    }
    return removed;
  }

  private static boolean isAlive(Path directory) throws IOException {
    Path file = directory.resolve("lock");
    if (!Files.exists(file)) {
      return false; // killed before it was locked: making and locking exclude sweeping
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return channel.tryLock() == null;
    } catch (OverlappingFileLockException ours) {
      return true;
    }
  }

  /** Removes the directory with all that is in it, if it is still there. */
  @Override
  public void close() throws IOException {
    try (lock) {
      LongCall.of(this::remove);
    }
  }

  private Path remove() throws IOException {
    try (OpenDirectory staging = OpenDirectory.open(parent)) {
      byte[] name = directory.getFileName().toString().getBytes(StandardCharsets.UTF_8);
      TreeRemoval.remove(staging, name);
      return directory;
    }
  }
}
