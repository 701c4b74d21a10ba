package darsena.store.container;

import darsena.container.ContainerId;
import darsena.io.DurableFiles;
import darsena.io.FileLock;
import darsena.store.StorePaths;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The names of containers: symbolic links whose targets are ids. A name is claimed after its
 * container's directory is complete, so a link without a directory belongs to a removed container
 * and may be taken. Every change happens under one lock, held for microseconds.
 */
final class NameLinks {
  private final StorePaths paths;

  NameLinks(StorePaths paths) {
    this.paths = paths;
  }

  /** All names whose containers are there. */
  Map<String, ContainerId> all() throws IOException {
    Map<String, ContainerId> owners = new TreeMap<>();
    try (DirectoryStream<Path> links = Files.newDirectoryStream(paths.names())) {
      for (Path link : links) {
        String name = String.valueOf(link.getFileName());
        owner(name).filter(this::present).ifPresent(id -> owners.put(name, id));
      }
    } catch (NoSuchFileException nothingYet) {
      return owners;
    }
    return owners;
  }

  /** Whose name it is; empty when nobody's, or a removed container's. */
  Optional<ContainerId> find(String name) throws IOException {
    return ContainerName.valid(name) ? owner(name).filter(this::present) : Optional.empty();
  }

  /** Takes the name; the other owner when there is one. */
  Optional<ContainerId> claim(String name, ContainerId id) throws IOException {
    try (FileLock _ = lock()) {
      Optional<ContainerId> other = find(name);
      if (other.isPresent()) {
        return other;
      }
      Files.deleteIfExists(paths.name(name));
      Files.createSymbolicLink(paths.name(name), Path.of(id.hex()));
      DurableFiles.syncDirectory(paths.names());
      return Optional.empty();
    }
  }

  /** Moves a container from one name to another; the other owner of the new one, if any. */
  Optional<ContainerId> rename(String from, String to) throws IOException {
    try (FileLock _ = lock()) {
      Optional<ContainerId> other = find(to);
      if (other.isPresent()) {
        return other;
      }
      Files.move(paths.name(from), paths.name(to), StandardCopyOption.ATOMIC_MOVE);
      DurableFiles.syncDirectory(paths.names());
      return Optional.empty();
    }
  }

  /** Gives the name up, if it is still this container's. */
  void release(String name, ContainerId id) throws IOException {
    try (FileLock _ = lock()) {
      if (owner(name).equals(Optional.of(id))) {
        Files.deleteIfExists(paths.name(name));
      }
    }
  }

  /** Removes the links of containers that are gone. */
  void sweep() throws IOException {
    try (FileLock _ = lock();
        DirectoryStream<Path> links = Files.newDirectoryStream(paths.names())) {
      for (Path link : links) {
        Optional<ContainerId> owner = owner(String.valueOf(link.getFileName()));
        if (owner.isPresent() && !present(owner.get())) {
          Files.deleteIfExists(link);
        }
      }
    }
  }

  private FileLock lock() throws IOException {
    try {
      return FileLock.acquire(paths.lock("names"));
    } catch (NoSuchFileException firstUseAfterReboot) {
      DurableFiles.createDirectories(paths.locks());
      return FileLock.acquire(paths.lock("names"));
    }
  }

  private boolean present(ContainerId id) {
    return Files.isDirectory(paths.container(id));
  }

  private Optional<ContainerId> owner(String name) {
    try {
      return Optional.of(new ContainerId(Files.readSymbolicLink(paths.name(name)).toString()));
    } catch (IOException | IllegalArgumentException | UnsupportedOperationException notOurs) {
      return Optional.empty();
    }
  }
}
