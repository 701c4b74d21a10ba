package darsena.engine.local;

import darsena.cgroup.ContainerCgroups;
import darsena.container.ContainerState;
import darsena.engine.Containers;
import darsena.engine.Engine;
import darsena.engine.HostReport;
import darsena.engine.Images;
import darsena.engine.Settings;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.io.DurableFiles;
import darsena.io.FailureWords;
import darsena.os.CgroupLayout;
import darsena.os.KernelVersion;
import darsena.os.Processes;
import darsena.runtime.HelperBinary;
import darsena.runtime.HostFeatures;
import darsena.runtime.HostProbe;
import darsena.runtime.LaunchPlanner;
import darsena.runtime.seccomp.SeccompCache;
import darsena.runtime.seccomp.SeccompPrograms;
import darsena.store.StorePaths;
import darsena.store.container.ContainerRecords;
import darsena.store.container.StoredContainer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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
    this.changes = new Changes(parts.paths(), this::living);
  }

  /**
   * The engine of a store, which is made when there is none.
   *
   * @param environment of the process: where the user's credentials are
   */
  public static LocalEngine open(Settings settings, Map<String, String> environment) {
    try {
      Ground ground = Ground.of(settings);
      LocalImages images =
          LocalImages.open(
              ground.paths(),
              settings.insecureRegistries(),
              environment,
              new ContainerUses(ground.records(), ground.states()));
      Remembered<SeccompPrograms> filters =
          new Remembered<>(
              () -> new SeccompCache(ground.paths().filters(), KernelVersion.ofHost()));
      return assembled(settings, ground, images, images, choice -> filters.get().program(choice));
    } catch (IOException problem) {
      throw unopened(settings, problem);
    }
  }

  /** An engine over given images. */
  static LocalEngine over(
      Settings settings, Images images, ImageFinder finder, SeccompPrograms filters) {
    try {
      return assembled(settings, Ground.of(settings), images, finder, filters);
    } catch (IOException problem) {
      throw unopened(settings, problem);
    }
  }

  /** What images and containers stand on. */
  private record Ground(
      StorePaths paths, ContainerCgroups cgroups, ContainerRecords records, StateReader states) {

    static Ground of(Settings settings) throws IOException {
      StorePaths paths = new StorePaths(settings.root(), settings.runRoot());
      DurableFiles.createDirectories(paths.root());
      DurableFiles.createDirectories(paths.runRoot());
      ContainerCgroups cgroups =
          new ContainerCgroups(CgroupLayout.read(Path.of("/proc")), ContainerCgroups.PARENT);
      ContainerRecords records = new ContainerRecords(paths);
      records.sweep();
      StateReader states = new StateReader(records, Processes.ofHost(), id -> cgroups.of(id.hex()));
      return new Ground(paths, cgroups, records, states);
    }
  }

  private static LocalEngine assembled(
      Settings settings,
      Ground ground,
      Images images,
      ImageFinder finder,
      SeccompPrograms filters) {
    StorePaths paths = ground.paths();
    ContainerParts parts =
        new ContainerParts(
            settings,
            paths,
            ground.records(),
            ground.states(),
            new Endings(ground.records(), ground.states()),
            new ContainerLogs(ground.states()),
            finder,
            id -> ground.cgroups().of(id.hex()),
            planner(filters),
            new Helper(
                new HelperBinary(settings.nativePrograms().resolve("darsena-helper")),
                paths.sessions(),
                settings.detachKeys()),
            InstantSource.system(),
            new Bell(paths)::ring);
    return new LocalEngine(settings, images, parts);
  }

  private static DarsenaException unopened(Settings settings, IOException problem) {
    return new DarsenaException(
        ErrorKind.FAILED,
        "cannot open the store `" + settings.root() + "`: " + FailureWords.of(problem),
        "Use another place with --root, or become root.",
        problem);
  }

  /** Looks at the host once, when the first container starts. */
  private static Supplier<LaunchPlanner> planner(SeccompPrograms filters) {
    return new Remembered<>(() -> {
      HostProbe probe = HostProbe.ofThisHost();
      HostFeatures features = probe.features();
      return new LaunchPlanner(features, filters, probe::devices);
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
  public HostReport host() {
    return new HostReporting(settings).report(containers.list(), images.list().size());
  }

  @Override
  public Subscription onChange(Runnable listener) {
    return changes.subscribe(listener);
  }

  private Set<Path> living() {
    Set<Path> directories = new HashSet<>();
    for (StoredContainer container : parts.records().all()) {
      if (alive(container)) {
        directories.add(container.files().kept());
      }
    }
    return directories;
  }

  private boolean alive(StoredContainer container) {
    try {
      ContainerState state = parts.states().state(container);
      return state.alive();
    } catch (DarsenaException removedOrDamaged) {
      return false;
    }
  }

  @Override
  public void close() {
    changes.close();
  }
}
