package darsena.store.container;

import darsena.container.ContainerId;
import darsena.container.ContainerSpec;
import darsena.container.ExitStatus;
import darsena.container.ProcessIdentity;
import darsena.container.policy.HealthReport;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.io.DurableFiles;
import darsena.io.FileLock;
import darsena.store.StorePaths;
import darsena.store.Trash;
import darsena.store.container.spec.SpecReader;
import darsena.store.container.spec.SpecWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The containers of a store. One exists from the moment its name is claimed, which is the last act
 * of its creation, to the moment its directory is renamed into the trash, the first of its removal.
 */
public final class ContainerRecords {
  private static final int MAXIMUM_SPEC_BYTES = 4 << 20;
  private static final int CREATION_TRIES = 5;
  private static final Pattern ID_PREFIX = Pattern.compile("[0-9a-f]{1,64}");

  private final StorePaths paths;
  private final NameLinks names;

  /** Those at the given paths; the directories are made when the first container is. */
  public ContainerRecords(StorePaths paths) {
    this.paths = paths;
    this.names = new NameLinks(paths);
  }

  /** All of them, by name. */
  public List<StoredContainer> all() {
    try {
      return names.all().entrySet().stream()
          .map(entry -> stored(entry.getValue(), entry.getKey()))
          .toList();
    } catch (IOException problem) {
      throw RecordTrouble.failed("list the containers", problem);
    }
  }

  /** The one with this id, this name, or an id that begins so, in this order. */
  public StoredContainer find(String reference) {
    String name = reference.startsWith("/") ? reference.substring(1) : reference;
    try {
      Optional<ContainerId> named = names.find(name);
      if (named.isPresent() && name.length() < 64) {
        return stored(named.get(), name);
      }
      return byPrefix(name);
    } catch (IOException problem) {
      throw RecordTrouble.failed("find the container `" + reference + "`", problem);
    }
  }

  private StoredContainer byPrefix(String prefix) throws IOException {
    Map<String, ContainerId> matches =
        ID_PREFIX.matcher(prefix).matches() ? names.beginningWith(prefix) : Map.of();
    if (matches.size() > 1) {
      throw new DarsenaException(
          ErrorKind.INVALID,
          "`" + prefix + "` is the beginning of " + matches.size() + " container ids",
          "Give more digits, or a name.");
    }
    if (matches.isEmpty()) {
      throw new DarsenaException(
          ErrorKind.NOT_FOUND,
          "no such container: `" + prefix + "`",
          "`darsena ps -a` lists all containers.");
    }
    Map.Entry<String, ContainerId> match = matches.entrySet().iterator().next();
    return stored(match.getValue(), match.getKey());
  }

  /** What was asked of it. Damage is told with the container's name. */
  public ContainerSpec spec(StoredContainer container) {
    try {
      byte[] document = DurableFiles.read(container.files().spec(), MAXIMUM_SPEC_BYTES);
      return SpecReader.read(document, container.name());
    } catch (NoSuchFileException gone) {
      requirePresent(container);
      throw RecordTrouble.damaged(container, new IOException("it is not there", gone));
    } catch (IOException damaged) {
      throw RecordTrouble.damaged(container, damaged);
    }
  }

  /** What its monitors and failed starts left; empty parts are not there. */
  public RunFacts facts(StoredContainer container) {
    try {
      return RunFacts.read(container.files());
    } catch (IOException damaged) {
      throw RecordTrouble.damaged(container, damaged);
    }
  }

  /** How its monitor found it lately; empty when nobody asks. */
  public Optional<HealthReport> health(StoredContainer container) {
    try {
      return HealthFacts.read(container.files().health());
    } catch (IOException damaged) {
      throw RecordTrouble.damaged(container, damaged);
    }
  }

  /** Whether it has not been removed. */
  public boolean exists(StoredContainer container) {
    return Files.isDirectory(container.files().kept());
  }

  /** Fails when it has been removed. */
  public void requirePresent(StoredContainer container) {
    if (!exists(container)) {
      throw RecordTrouble.vanished(container);
    }
  }

  /** How a container ended that removed itself: its exit file may still lie in the trash. */
  public ExitStatus lastWords(StoredContainer container) {
    Path kept = paths.trash().resolve(container.id().hex()).resolve("exit");
    try {
      return ExitFacts.read(kept).map(ExitFacts::status).orElseGet(ExitStatus.Unknown::new);
    } catch (IOException gone) {
      return new ExitStatus.Unknown();
    }
  }

  /** Keeps why it could not be started. */
  public void recordFailure(StoredContainer container, StartFailure failure) {
    try {
      DurableFiles.write(container.files().failure(), failure.document());
    } catch (IOException problem) {
      throw RecordTrouble.failed("record why `" + container.name() + "` did not start", problem);
    }
  }

  /** Keeps that a user wants it to stay as it is. */
  public void markStopped(StoredContainer container) {
    try {
      DurableFiles.write(container.files().stopped(), new byte[0]);
    } catch (IOException problem) {
      throw RecordTrouble.failed("record that `" + container.name() + "` is stopped", problem);
    }
  }

  /** Keeps who begins to remove it; one that has removed itself needs no mark. */
  public void recordRemoval(StoredContainer container, ProcessIdentity remover) {
    try {
      Files.write(container.files().removal(), RemovalFacts.document(remover));
    } catch (NoSuchFileException gone) {
      // Then there is nothing to be half removed.
    } catch (IOException problem) {
      throw RecordTrouble.failed("record that `" + container.name() + "` is removed", problem);
    }
  }

  /** Whether a user has asked it to end since it was started last. */
  public boolean stopped(StoredContainer container) {
    return Files.exists(container.files().stopped());
  }

  /**
   * Makes a container that nobody sees until it is complete: its directory, then its name. When the
   * name is taken, nothing is left.
   */
  public StoredContainer create(ContainerSpec spec, WritableParts writable) {
    StoredContainer container = stored(spec.id(), spec.name());
    try {
      Optional<ContainerId> owner = claim(container, spec, writable, CREATION_TRIES);
      if (owner.isPresent()) {
        discard(container);
        throw RecordTrouble.taken(spec.name(), owner.get());
      }
      return container;
    } catch (IOException problem) {
      discard(container);
      throw RecordTrouble.failed("create the container `" + spec.name() + "`", problem);
    }
  }

  /** A sweeper may take a directory for an orphan until its lock is held: then once more. */
  private Optional<ContainerId> claim(
      StoredContainer container, ContainerSpec spec, WritableParts writable, int tries)
      throws IOException {
    DurableFiles.createDirectories(container.files().kept());
    try (FileLock _ = FileLock.acquire(container.files().lock())) {
      writable.make(container.files().kept());
      DurableFiles.write(container.files().spec(), SpecWriter.document(spec));
      DurableFiles.createDirectories(paths.names());
      return names.claim(spec.name(), spec.id());
    } catch (NoSuchFileException swept) {
      if (tries == 1) {
        throw swept;
      }
    }
    return claim(container, spec, writable, tries - 1);
  }

  /** Makes what a container writes to. */
  @FunctionalInterface
  public interface WritableParts {
    /** Makes it in the container's directory. */
    void make(Path directory) throws IOException;
  }

  /** Replaces what was asked of it; the caller holds its lock. */
  public void rewrite(StoredContainer container, ContainerSpec spec) throws IOException {
    requirePresent(container);
    DurableFiles.write(container.files().spec(), SpecWriter.document(spec));
  }

  /** Gives it another name. */
  public StoredContainer rename(StoredContainer container, String name) {
    try {
      Optional<ContainerId> owner = names.rename(container.name(), name);
      if (owner.isPresent()) {
        throw RecordTrouble.taken(name, owner.get());
      }
      return stored(container.id(), name);
    } catch (IOException problem) {
      throw RecordTrouble.failed("rename the container `" + container.name() + "`", problem);
    }
  }

  /** Holds it against other changes; fails when it has been removed meanwhile. */
  public FileLock lock(StoredContainer container) {
    try {
      FileLock lock = FileLock.acquire(container.files().lock());
      if (exists(container)) {
        return lock;
      }
      lock.close();
      throw RecordTrouble.vanished(container);
    } catch (NoSuchFileException gone) {
      throw RecordTrouble.vanished(container);
    } catch (IOException problem) {
      throw RecordTrouble.failed("lock the container `" + container.name() + "`", problem);
    }
  }

  /** Removes it with all it has written. */
  public void remove(StoredContainer container) {
    discard(container);
    try {
      names.release(container.name(), container.id());
    } catch (IOException problem) {
      throw RecordTrouble.failed("release the name `" + container.name() + "`", problem);
    }
  }

  private void discard(StoredContainer container) {
    Path aside = paths.trash().resolve(container.id().hex());
    try {
      DurableFiles.createDirectories(paths.trash());
      if (Files.exists(container.files().kept())) {
        DurableFiles.rename(container.files().kept(), aside);
      }
      Trash.delete(aside);
      Trash.delete(container.files().run());
    } catch (IOException problem) {
      throw RecordTrouble.failed("remove the container `" + container.name() + "`", problem);
    }
  }

  /**
   * Clears what killed processes left: the trash, and directories whose creation never came to a
   * name. Costs two listings when there is nothing.
   */
  public void sweep() {
    try {
      new Leftovers(paths, names).sweep();
    } catch (IOException problem) {
      throw RecordTrouble.failed("clean up the store", problem);
    }
  }

  private StoredContainer stored(ContainerId id, String name) {
    return new StoredContainer(id, name, ContainerFiles.of(paths, id));
  }
}
