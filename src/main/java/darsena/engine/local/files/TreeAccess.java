package darsena.engine.local.files;

import darsena.container.ContainerSpec;
import darsena.container.ContainerState;
import darsena.container.MountSpec;
import darsena.container.ProcessIdentity;
import darsena.engine.local.parts.ContainerParts;
import darsena.engine.local.parts.WritableLayer;
import darsena.io.DurableFiles;
import darsena.io.FileLock;
import darsena.os.mount.BindMount;
import darsena.os.mount.OverlayLayers;
import darsena.os.mount.PrivateTree;
import darsena.os.process.Processes;
import darsena.os.tree.OpenDirectory;
import darsena.snapshot.LayerStack;
import darsena.store.container.ContainerFiles;
import darsena.store.container.StoredContainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Opens the tree of a container: what its first process sees while it has one, its layers mounted
 * for us alone while it has none. Meanwhile a stopped one cannot be started or removed.
 */
final class TreeAccess {
  private final ContainerParts parts;

  TreeAccess(ContainerParts parts) {
    this.parts = parts;
  }

  /** What is done with the root of a tree. */
  @FunctionalInterface
  interface Work<T> {
    T in(OpenDirectory root) throws IOException;
  }

  /** Works in the tree with everything that is mounted in it. */
  <T> T withEverything(StoredContainer container, Work<T> work) throws IOException {
    Optional<ProcessIdentity> process = process(container);
    if (process.isPresent()) {
      return inRunning(container, process.get(), PrivateTree::seenBy, work);
    }
    ContainerSpec spec = parts.records().spec(container);
    List<BindMount> binds =
        spec.mounts().stream()
            .filter(MountSpec.Bind.class::isInstance)
            .map(MountSpec.Bind.class::cast)
            .map(bind -> new BindMount(Path.of(bind.source()), bind.target(), bind.readOnly()))
            .toList();
    return inStopped(container, binds, PrivateTree::seenBy, work);
  }

  /** Works in the root file system alone. */
  <T> T withRootFileSystem(StoredContainer container, Work<T> work) throws IOException {
    Optional<ProcessIdentity> process = process(container);
    return process.isPresent()
        ? inRunning(container, process.get(), PrivateTree::rootFileSystemOf, work)
        : inStopped(container, List.of(), PrivateTree::rootFileSystemOf, work);
  }

  /** How the tree of a process is opened. */
  private interface Opening {
    PrivateTree of(int pid) throws IOException;
  }

  private <T> T inRunning(
      StoredContainer container, ProcessIdentity process, Opening opening, Work<T> work)
      throws IOException {
    try (PrivateTree tree = opening.of(process.pid())) {
      if (isStill(process)) {
        return work.in(tree.root());
      }
    } catch (IOException ended) {
      if (isStill(process)) {
        throw ended;
      }
    }
    return inStopped(container, List.of(), opening, work);
  }

  /** Then what was opened by its number was its. */
  private static boolean isStill(ProcessIdentity process) {
    return Processes.ofHost().startTime(process.pid()).equals(Optional.of(process.startTime()));
  }

  private <T> T inStopped(
      StoredContainer container, List<BindMount> binds, Opening opening, Work<T> work)
      throws IOException {
    try (FileLock _ = parts.records().lock(container)) {
      Optional<ProcessIdentity> startedMeanwhile = process(container);
      if (startedMeanwhile.isPresent()) {
        try (PrivateTree tree = opening.of(startedMeanwhile.get().pid())) {
          return work.in(tree.root());
        }
      }
      parts.endings().awaitMonitorGone(container);
      Path mountPoint = parts.paths().runRoot().resolve("mount");
      DurableFiles.createDirectories(mountPoint);
      try (PrivateTree tree = PrivateTree.of(layers(container), binds, mountPoint)) {
        return work.in(tree.root());
      }
    }
  }

  private OverlayLayers layers(StoredContainer container) throws IOException {
    ContainerSpec spec = parts.records().spec(container);
    LayerStack image = WritableLayer.stack(spec.layers(), parts.paths());
    ContainerFiles files = container.files();
    List<Path> init = List.of(WritableLayer.initLayer(image, parts.paths()));
    return new OverlayLayers(image.under(init).lowers(), files.upper(), files.work());
  }

  private Optional<ProcessIdentity> process(StoredContainer container) {
    return switch (parts.states().state(container)) {
      case ContainerState.Running(ProcessIdentity process, var _) -> Optional.of(process);
      case ContainerState.Paused(ProcessIdentity process, var _) -> Optional.of(process);
      case ContainerState.Created _,
          ContainerState.Exited _,
          ContainerState.Restarting _,
          ContainerState.Removing _,
          ContainerState.Dead _ ->
          Optional.empty();
    };
  }
}
