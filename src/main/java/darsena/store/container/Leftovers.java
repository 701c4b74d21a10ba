package darsena.store.container;

import darsena.io.DurableFiles;
import darsena.io.FileLock;
import darsena.store.StorePaths;
import darsena.store.Trash;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What killed processes leave in a store, and nobody owns any more. */
final class Leftovers {
  private final StorePaths paths;
  private final NameLinks names;

  Leftovers(StorePaths paths, NameLinks names) {
    this.paths = paths;
    this.names = names;
  }

  void sweep() throws IOException {
    new Trash(paths).sweep();
    new Trash(paths.runTrash()).sweep();
    sweepRunState();
    Set<Path> directories = new HashSet<>(entries(paths.containers()));
    if (directories.size() == entries(paths.names()).size()) {
      return;
    }
    names.sweep();
    names.all().values().forEach(id -> directories.remove(paths.container(id)));
    for (Path orphan : directories) {
      discard(orphan);
    }
  }

  /** A container's own directory is there before its run state, and goes before it. */
  private void sweepRunState() throws IOException {
    for (Path state : entries(paths.runContainers())) {
      if (!Files.isDirectory(paths.containers().resolve(String.valueOf(state.getFileName())))) {
        Trash.delete(state);
      }
    }
  }

  /** Whoever is still creating it holds its lock. */
  private void discard(Path orphan) throws IOException {
    Path aside = paths.trash().resolve(String.valueOf(orphan.getFileName()));
    try {
      Optional<FileLock> lock = FileLock.tryAcquire(orphan.resolve("lock"));
      if (lock.isEmpty()) {
        return;
      }
      try (FileLock _ = lock.get()) {
        if (named(orphan)) {
          return;
        }
        DurableFiles.createDirectories(paths.trash());
        DurableFiles.rename(orphan, aside);
      }
    } catch (NoSuchFileException alreadyGone) {
      return;
    }
    Trash.delete(aside);
  }

  private boolean named(Path directory) throws IOException {
    return names.all().values().stream().map(paths::container).anyMatch(directory::equals);
  }

  private static List<Path> entries(Path directory) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(entries::add);
    } catch (NoSuchFileException nothingYet) {
      return List.of();
    }
    return entries;
  }
}
