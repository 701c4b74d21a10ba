package darsena.engine.local;

import darsena.cgroup.ContainerCgroups;
import darsena.engine.Containers;
import darsena.engine.Engine;
import darsena.engine.Events;
import darsena.engine.HostReport;
import darsena.engine.Housekeeping;
import darsena.engine.Images;
import darsena.engine.Settings;
import darsena.engine.Transfers;
import darsena.engine.local.containers.LocalContainers;
import darsena.engine.local.events.Herald;
import darsena.engine.local.events.LocalEvents;
import darsena.engine.local.files.LocalTransfers;
import darsena.engine.local.host.HostReporting;
import darsena.engine.local.housekeeping.LocalHousekeeping;
import darsena.engine.local.images.ImageFinder;
import darsena.engine.local.images.LocalImages;
import darsena.engine.local.log.ContainerLogs;
import darsena.engine.local.parts.ContainerParts;
import darsena.engine.local.parts.Helper;
import darsena.engine.local.state.Endings;
import darsena.engine.local.state.StateReader;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.io.DurableFiles;
import darsena.io.FailureWords;
import darsena.os.CgroupLayout;
import darsena.os.process.Processes;
import darsena.runtime.HelperBinary;
import darsena.runtime.attach.OutcomeFile;
import darsena.runtime.host.DeviceDirectory;
import darsena.runtime.host.HostFeatures;
import darsena.runtime.host.HostProbe;
import darsena.runtime.planning.LaunchPlanner;
import darsena.runtime.seccomp.SeccompCache;
import darsena.store.StorePaths;
import darsena.store.container.ContainerRecords;
import darsena.store.journal.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/** The engine on this host: one store, and what runs from it. */
public final class LocalEngine implements Engine {
  private final Settings settings;
  private final Images images;
  private final ContainerParts parts;
  private final LocalContainers containers;
  private final Changes changes;

  private LocalEngine(Settings settings, Images images, ContainerParts parts) {
    this.settings = settings;
    this.images = images;
    this.parts = parts;
    this.containers = new LocalContainers(parts);
    this.changes = new Changes(parts.paths(), new LivingContainers(parts));
  }

  /**
   * Opens a store, which is made when there is none.
   *
   * @param environment of the process: where the user's credentials for registries are
   */
  public static LocalEngine open(Settings settings, Map<String, String> environment) {
    StorePaths paths = new StorePaths(settings.root(), settings.runRoot());
    requireRoot(paths);
    try {
      ContainerCgroups cgroups =
          new ContainerCgroups(CgroupLayout.read(Path.of("/proc")), ContainerCgroups.PARENT);
      ContainerRecords records = new ContainerRecords(paths);
      StateReader states = new StateReader(records, Processes.ofHost(), id -> cgroups.of(id.hex()));
      LocalImages images =
          LocalImages.open(
              paths,
              settings.insecureRegistries(),
              environment,
              new ContainerUses(records, states),
              herald(paths));
      DurableFiles.createDirectories(paths.runRoot());
      records.sweep();
      OutcomeFile.sweep(paths.sessions());
      ContainerParts parts = parts(settings, paths, records, states, images, cgroups);
      return new LocalEngine(settings, images, parts);
    } catch (IOException problem) {
      throw new DarsenaException(
          ErrorKind.FAILED,
          "cannot open the store `" + paths.root() + "`: " + FailureWords.of(problem),
          "Use another place with --root, or become root.",
          problem);
    }
  }

  /** Before anything is made: half a store of a user's would help nobody. */
  private static void requireRoot(StorePaths paths) {
    if (Configuration.userId() != 0) {
      throw new DarsenaException(
          ErrorKind.REFUSED,
          "cannot open the store `"
              + paths.root()
              + "`: only root may mount images and start containers",
          "Run the same as root, for example with sudo.");
    }
  }

  private static ContainerParts parts(
      Settings settings,
      StorePaths paths,
      ContainerRecords records,
      StateReader states,
      ImageFinder images,
      ContainerCgroups cgroups) {
    return new ContainerParts(
        settings,
        paths,
        records,
        states,
        new Endings(records, states),
        new ContainerLogs(states),
        images,
        id -> cgroups.of(id.hex()),
        planner(paths),
        new Helper(
            new HelperBinary(settings.nativePrograms().resolve("darsena-helper")),
            paths.sessions(),
            settings.detachKeys()),
        InstantSource.system(),
        new Bell(paths)::ring,
        herald(paths));
  }

  private static Herald herald(StorePaths paths) {
    return new Herald(new Journal(paths.events()), InstantSource.system());
  }

  /** Looks at the host once, when the first container starts. */
  private static Supplier<LaunchPlanner> planner(StorePaths paths) {
    return new Remembered<>(() -> {
      HostFeatures features = HostProbe.ofThisHost().features();
      return new LaunchPlanner(
          features,
          new SeccompCache(paths.filters(), features.kernel()),
          new DeviceDirectory(Path.of("/dev")));
    });
  }

  @Override
  public Images images() {
    return images;
  }

  @Override
  public Containers containers() {
    return containers;
  }

  @Override
  public Transfers transfers() {
    return new LocalTransfers(parts);
  }

  @Override
  public HostReport host() {
    return new HostReporting(settings).report(containers.list(), images.list().size());
  }

  @Override
  public Events events() {
    return new LocalEvents(new Journal(parts.paths().events()), parts.clock());
  }

  @Override
  public Housekeeping housekeeping() {
    return new LocalHousekeeping(
        parts.paths(), images, containers, parts.records(), parts.herald());
  }

  @Override
  public Subscription onChange(Runnable listener) {
    return changes.subscribe(listener);
  }

  @Override
  public void close() {
    changes.close();
  }
}
