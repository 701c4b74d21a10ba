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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The names of containers: symbolic links whose targets are ids. A name is claimed after its
 * container's directory is complete, so a link without a directory belongs to a removed container
 * and may be taken. Every change happens under one lock, held for microseconds.
 */
final class NameLinks {
  private static final Pattern DIRECTORY = Pattern.compile("[0-9a-f]{64}");

  private final StorePaths paths;

  /** Names by id, as they were at the last look at all: a hint, true only if its link agrees. */
  private volatile Map<String, String> seen = Map.of();

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
    Map<String, String> names = new HashMap<>();
    owners.forEach((name, id) -> names.put(id.hex(), name));
    seen = names;
    return owners;
  }

  /** Those whose ids begin so, by name. */
  Map<String, ContainerId> beginningWith(String prefix) throws IOException {
    if (DIRECTORY.matcher(prefix).matches()) {
      ContainerId id = new ContainerId(prefix);
      return present(id) ? nameOf(id).map(name -> Map.of(name, id)).orElse(Map.of()) : Map.of();
    }
    Map<String, ContainerId> owners = new TreeMap<>();
    try (DirectoryStream<Path> directories =
        Files.newDirectoryStream(paths.containers(), prefix + "*")) {
      for (Path directory : directories) {
        String name = String.valueOf(directory.getFileName());
        if (DIRECTORY.matcher(name).matches()) {
          ContainerId id = new ContainerId(name);
          nameOf(id).ifPresent(found -> owners.put(found, id));
        }
      }
    } catch (NoSuchFileException nothingYet) {
      return owners;
    }
    return owners;
  }

  private Optional<String> nameOf(ContainerId id) throws IOException {
    String hint = seen.get(id.hex());
    if (hint != null && owner(hint).filter(owner -> owner.hex().equals(id.hex())).isPresent()) {
      return Optional.of(hint);
    }
    return all().isEmpty() ? Optional.empty() : Optional.ofNullable(seen.get(id.hex()));
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
