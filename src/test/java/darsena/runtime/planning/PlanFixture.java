package darsena.runtime.planning;

import darsena.container.ContainerId;
import darsena.container.ContainerSpec;
import darsena.container.Limits;
import darsena.container.MountSpec;
import darsena.container.NetworkMode;
import darsena.container.ProcessIdentity;
import darsena.container.ProcessSpec;
import darsena.container.StopPolicy;
import darsena.container.isolation.DeviceMapping;
import darsena.container.isolation.Isolation;
import darsena.container.isolation.Security;
import darsena.image.Digest;
import darsena.os.CgroupLayout;
import darsena.os.CgroupLayout.Hierarchy;
import darsena.os.KernelVersion;
import darsena.runtime.ExecPaths;
import darsena.runtime.LaunchPaths;
import darsena.runtime.MonitorStep;
import darsena.runtime.config.CapabilitySet;
import darsena.runtime.config.DeviceNode;
import darsena.runtime.host.HostDevices;
import darsena.runtime.host.HostFeatures;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Hosts and containers to plan for. */
public final class PlanFixture {
  static final ContainerId ID = new ContainerId("0123456789abcdef".repeat(4));
  static final String NEIGHBOUR = "fedcba9876543210".repeat(4);
  static final CgroupLayout UNIFIED =
      new CgroupLayout(
          List.of(), Optional.of(Path.of("/sys/fs/cgroup")), List.of("cpu", "memory", "pids"));
  static final CgroupLayout LEGACY =
      new CgroupLayout(
          List.of(
              legacy("cpu", "cpuacct"),
              legacy("memory"),
              legacy("devices"),
              legacy("freezer"),
              new Hierarchy(Path.of("/sys/fs/cgroup/systemd"), List.of("name=systemd"))),
          Optional.empty(),
          List.of());
  static final CgroupLayout HYBRID =
      new CgroupLayout(
          LEGACY.legacy(), Optional.of(Path.of("/sys/fs/cgroup/unified")), List.of("hugetlb"));

  private PlanFixture() {}

  private static Hierarchy legacy(String... controllers) {
    String directory = String.join(",", controllers);
    return new Hierarchy(Path.of("/sys/fs/cgroup/" + directory), List.of(controllers));
  }

  static HostFeatures host(CgroupLayout cgroups) {
    return new HostFeatures(
        new KernelVersion(6, 1),
        "amd64",
        cgroups,
        Set.of("cgroup", "ipc", "mnt", "net", "pid", "time", "user", "uts"),
        Set.of("proc", "sysfs", "tmpfs", "overlay", "mqueue"),
        CapabilitySet.all(),
        524_288,
        true,
        Optional.empty());
  }

  static LaunchPlanner planner(HostFeatures host) {
    return new LaunchPlanner(
        host,
        choice -> new byte[8 * (1 + Long.bitCount(choice.capabilities().mask()))],
        new TwoDevices());
  }

  /** A disk, and a fuse of the host's. */
  private static final class TwoDevices implements HostDevices {
    @Override
    public List<DeviceNode> all() {
      return List.of(new DeviceNode("/dev/sda", 'b', 8, 0, 0660, 0, 6));
    }

    @Override
    public List<DeviceNode> of(DeviceMapping mapping) {
      return List.of(new DeviceNode(mapping.container(), 'c', 10, 229, 0666));
    }
  }

  public static ProcessSpec process(String user) {
    return new ProcessSpec(
        List.of(),
        List.of("/bin/sh", "-c", "echo hello"),
        List.of("PATH=/usr/bin:/bin"),
        "/srv",
        user,
        false,
        false);
  }

  static ProcessSpec terminal(ProcessSpec process) {
    return new ProcessSpec(
        process.entrypoint(),
        process.command(),
        process.environment(),
        process.workingDirectory(),
        process.user(),
        true,
        true);
  }

  static ContainerSpec standard() {
    return container(process(""), Security.standard(), List.of(), new NetworkMode.Default());
  }

  static ContainerSpec container(
      ProcessSpec process, Security security, List<MountSpec> mounts, NetworkMode network) {
    return container(process, security, mounts, network, false, false);
  }

  public static ContainerSpec container(
      ProcessSpec process,
      Security security,
      List<MountSpec> mounts,
      NetworkMode network,
      boolean readOnlyRoot,
      boolean init) {
    return new ContainerSpec(
        ID,
        "quay",
        Instant.EPOCH,
        "busybox",
        Digest.parse("sha256:" + "ab".repeat(32)),
        List.of("lowest", "uppermost"),
        process,
        "quay",
        mounts,
        Limits.none(),
        network,
        security,
        StopPolicy.standard(),
        Map.of(),
        readOnlyRoot,
        init,
        false);
  }

  static ContainerSpec isolated(Security security, Isolation isolation, NetworkMode network) {
    ContainerSpec any = standard();
    return new ContainerSpec(
        any.id(),
        any.name(),
        any.created(),
        any.imageName(),
        any.image(),
        any.layers(),
        any.process(),
        any.hostname(),
        any.mounts(),
        any.limits(),
        network,
        security,
        isolation,
        any.stop(),
        any.restart(),
        any.health(),
        any.log(),
        any.labels(),
        isolation.writableTemporary(),
        any.init(),
        any.autoRemove());
  }

  static LaunchPaths paths(CgroupLayout cgroups) {
    Path run = Path.of("/run/darsena/containers/quay");
    Path store = Path.of("/var/lib/darsena");
    return new LaunchPaths(
        List.of(store.resolve("layers/lowest"), store.resolve("layers/uppermost")),
        store.resolve("layers/init-755-0-0"),
        store.resolve("containers/quay/upper"),
        store.resolve("containers/quay/work"),
        run.resolve("root"),
        run.resolve("resolv.conf"),
        run.resolve("hosts"),
        run.resolve("hostname"),
        session(),
        Optional.of(new MonitorStep.Log("/var/lib/darsena/containers/quay/log", 10 << 20, 3)),
        directories(cgroups),
        Optional.of(Path.of("/sys/fs/cgroup/memory/darsena/quay/memory.oom_control")),
        Map.of(NEIGHBOUR, new ProcessIdentity("boot", 815, 99)),
        List.of(),
        List.of(
            new MonitorStep.AtExit(
                MonitorStep.AtExit.Cleanup.REMOVE_FILE,
                run.resolve("attach.sock").toString(),
                "")));
  }

  static LaunchPaths.SessionPaths session() {
    Path run = Path.of("/run/darsena/containers/quay");
    Path container = Path.of("/var/lib/darsena/containers/quay");
    return new LaunchPaths.SessionPaths(
        container.resolve("process"), container.resolve("exit"), run.resolve("attach.sock"));
  }

  static ExecPaths execPaths() {
    return new ExecPaths(
        new ProcessIdentity("boot", 4711, 123_456),
        session(),
        directories(UNIFIED),
        List.of(),
        List.of());
  }

  private static List<Path> directories(CgroupLayout cgroups) {
    return java.util.stream.Stream.concat(
            cgroups.legacy().stream().map(Hierarchy::mount), cgroups.unified().stream())
        .map(mount -> mount.resolve("darsena/quay"))
        .toList();
  }
}
