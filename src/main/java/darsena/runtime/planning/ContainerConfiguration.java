package darsena.runtime.planning;

import darsena.container.ContainerSpec;
import darsena.container.NetworkMode;
import darsena.container.ProcessSpec;
import darsena.container.isolation.SeccompSetting;
import darsena.container.isolation.Security;
import darsena.runtime.LaunchPaths;
import darsena.runtime.config.CapabilitySet;
import darsena.runtime.config.DeviceNode;
import darsena.runtime.config.LinuxConfiguration;
import darsena.runtime.config.MountConfiguration;
import darsena.runtime.config.Namespace;
import darsena.runtime.config.ProcessConfiguration;
import darsena.runtime.config.ProcessConfiguration.CapabilitySets;
import darsena.runtime.config.ProcessConfiguration.ResourceLimit;
import darsena.runtime.config.RuntimeConfiguration;
import darsena.runtime.config.RuntimeConfiguration.RootConfiguration;
import darsena.runtime.config.SeccompChoice;
import darsena.runtime.host.HostFeatures;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes a container's configuration of what was asked and what the host offers. */
public final class ContainerConfiguration {
  private static final int RLIMIT_NOFILE = 7;
  private static final long OPEN_FILES = 1_048_576;
  private static final int UMASK = 0022;

  private final HostFeatures host;

  /** Decides for containers of one host. */
  public ContainerConfiguration(HostFeatures host) {
    this.host = host;
  }

  /**
   * The configuration of a container.
   *
   * @param hostDevices nodes of the host's /dev; only a privileged container gets them
   */
  public RuntimeConfiguration of(
      ContainerSpec spec, LaunchPaths paths, List<DeviceNode> hostDevices) {
    Security security = spec.security();
    ProcessConfiguration process =
        process(spec, spec.process(), security.privileged(), spec.init());
    List<MountConfiguration> mounts = new ContainerMounts(host).of(spec, paths);
    return new RuntimeConfiguration(
        process,
        new RootConfiguration(spec.readOnlyRoot(), security.privileged()),
        spec.hostname(),
        mounts,
        linux(spec, process.capabilities().bounding(), readOnlyPaths(mounts), hostDevices));
  }

  /**
   * One more program of the container.
   *
   * @param privileged whether it may do more than the container's own
   */
  public ProcessConfiguration exec(ContainerSpec spec, ProcessSpec program, boolean privileged) {
    return process(spec, program, privileged || spec.security().privileged(), false);
  }

  /** The namespaces of a container's own. */
  public Set<Namespace> namespaces(ContainerSpec spec) {
    EnumSet<Namespace> own =
        EnumSet.of(Namespace.MOUNT, Namespace.UTS, Namespace.IPC, Namespace.PID);
    if (!(spec.network() instanceof NetworkMode.Host)) {
      own.add(Namespace.NETWORK);
    }
    if (host.namespaces().contains("cgroup")) {
      own.add(Namespace.CGROUP);
    }
    if (host.namespaces().contains("time")) {
      own.add(Namespace.TIME);
    }
    return own;
  }

  /** The filter for a program with these capabilities; none when it is not confined. */
  public Optional<SeccompChoice> seccomp(
      Security security, boolean privileged, CapabilitySet bounding) {
    return privileged || security.seccomp() instanceof SeccompSetting.Unconfined
        ? Optional.empty()
        : Optional.of(new SeccompChoice(bounding, host.architecture()));
  }

  private ProcessConfiguration process(
      ContainerSpec spec, ProcessSpec program, boolean privileged, boolean init) {
    long openFiles = Math.min(host.openFilesLimit(), OPEN_FILES);
    return new ProcessConfiguration(
        program.terminal(),
        program.user(),
        program.arguments(),
        program.environment(),
        program.workingDirectory(),
        capabilities(spec.security(), program.user(), privileged),
        List.of(new ResourceLimit(RLIMIT_NOFILE, openFiles, openFiles)),
        spec.security().noNewPrivileges(),
        0,
        UMASK,
        init);
  }

  /**
   * Root has what the container has. Another user has nothing but what was added by name: that is
   * ambient, so that it survives the program's start. A user whose name hides id 0 gets the
   * container's set from the kernel when the program is executed.
   */
  private CapabilitySets capabilities(Security security, String user, boolean privileged) {
    List<String> added = security.addedCapabilities();
    CapabilitySet bounding =
        privileged
            ? host.available()
            : CapabilitySet.chosen(added, security.droppedCapabilities(), host.available());
    CapabilitySet none = CapabilitySet.NONE;
    if (isRoot(user)) {
      return new CapabilitySets(bounding, bounding, bounding, none, none);
    }
    CapabilitySet own = CapabilitySet.named(added, host.available()).and(bounding);
    return new CapabilitySets(bounding, own, own, own, own);
  }

  private static boolean isRoot(String user) {
    String name = user.split(":", 2)[0];
    return name.isEmpty() || name.equals("root") || name.equals("0");
  }

  private LinuxConfiguration linux(
      ContainerSpec spec,
      CapabilitySet bounding,
      List<String> readOnlyPaths,
      List<DeviceNode> hostDevices) {
    boolean privileged = spec.security().privileged();
    ContainerDevices devices = new ContainerDevices(bounding);
    return new LinuxConfiguration(
        namespaces(spec),
        privileged ? devices.withHost(hostDevices) : devices.nodes(),
        devices.rules(privileged),
        sysctls(spec.network()),
        seccomp(spec.security(), privileged, bounding),
        privileged ? List.of() : HiddenPaths.MASKED,
        privileged ? List.of() : readOnlyPaths);
  }

  /** The directory of the hierarchies had to be writable while they were mounted in it. */
  private static List<String> readOnlyPaths(List<MountConfiguration> mounts) {
    boolean hierarchies = mounts.stream().anyMatch(CgroupMounts::isDirectoryOfHierarchies);
    return hierarchies
        ? Stream.concat(Stream.of(CgroupMounts.ROOT), HiddenPaths.READ_ONLY.stream()).toList()
        : HiddenPaths.READ_ONLY;
  }

  /** Docker's two: in a network of its own, any user may ping and listen on any port. */
  private static SortedMap<String, String> sysctls(NetworkMode network) {
    TreeMap<String, String> values = new TreeMap<>();
    if (!(network instanceof NetworkMode.Host)) {
      values.put("net.ipv4.ip_unprivileged_port_start", "0");
      values.put("net.ipv4.ping_group_range", "0 2147483647");
    }
    return values;
  }
}
