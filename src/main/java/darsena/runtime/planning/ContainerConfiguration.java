package darsena.runtime.planning;

import darsena.container.ContainerSpec;
import darsena.container.ProcessSpec;
import darsena.container.isolation.DeviceRule;
import darsena.container.isolation.HiddenPaths;
import darsena.container.isolation.Isolation;
import darsena.container.isolation.SeccompSetting;
import darsena.container.isolation.Security;
import darsena.container.isolation.Ulimit;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.runtime.LaunchPaths;
import darsena.runtime.config.CapabilitySet;
import darsena.runtime.config.LinuxConfiguration;
import darsena.runtime.config.MountConfiguration;
import darsena.runtime.config.Namespace;
import darsena.runtime.config.ProcessConfiguration;
import darsena.runtime.config.ProcessConfiguration.ResourceLimit;
import darsena.runtime.config.RuntimeConfiguration;
import darsena.runtime.config.RuntimeConfiguration.RootConfiguration;
import darsena.runtime.config.SeccompChoice;
import darsena.runtime.host.HostDevices;
import darsena.runtime.host.HostFeatures;
import darsena.runtime.seccomp.SeccompProfile;
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
  private static final String APP_ARMOR = "darsena-default";
  private static final String UNCONFINED = "unconfined";

  private final HostFeatures host;

  /** Decides for containers of one host. */
  public ContainerConfiguration(HostFeatures host) {
    this.host = host;
  }

  /**
   * The configuration of a container.
   *
   * @param devices of the host, looked at only for a container that gets some
   */
  public RuntimeConfiguration of(ContainerSpec spec, LaunchPaths paths, HostDevices devices) {
    Security security = spec.security();
    ProcessConfiguration process =
        process(spec, spec.process(), security.privileged(), spec.init());
    List<MountConfiguration> mounts = new ContainerMounts(host).of(spec, paths);
    return new RuntimeConfiguration(
        process,
        new RootConfiguration(spec.readOnlyRoot(), security.privileged()),
        spec.hostname(),
        mounts,
        linux(spec, process.capabilities().bounding(), mounts, devices));
  }

  /** Refuses rights and settings that this host could never give. */
  public void refuseImpossible(ContainerSpec spec) {
    Security security = spec.security();
    process(spec, spec.process(), security.privileged(), false);
    HiddenPaths.of(security);
    ContainerNamespaces namespaces = ContainerNamespaces.of(spec, host.namespaces());
    new Sysctls(namespaces.own()).of(spec.isolation().sysctls(), spec.isolation().domainName());
    if (security.seccomp() instanceof SeccompSetting.Profile(String text)) {
      SeccompProfile.parse(text);
    }
    boolean unified = host.cgroups().legacy().isEmpty();
    boolean own = namespaces.own().contains(Namespace.CGROUP);
    if (security.writableCgroups() && (!unified || !own)) {
      throw new DarsenaException(
          ErrorKind.INVALID,
          "cannot let the container write to its cgroups: that takes cgroup v2 alone, and a cgroup"
              + " namespace of its own",
          "Leave `writable-cgroups` out.");
    }
  }

  /**
   * One more program of the container.
   *
   * @param privileged whether it may do more than the container's own
   */
  public ProcessConfiguration exec(ContainerSpec spec, ProcessSpec program, boolean privileged) {
    return process(spec, program, privileged || spec.security().privileged(), false);
  }

  /** The namespaces in which a container differs from the host. */
  public Set<Namespace> namespaces(ContainerSpec spec) {
    return ContainerNamespaces.of(spec, host.namespaces()).all();
  }

  /** The filter for a program with these capabilities; none when it is not confined. */
  public Optional<SeccompChoice> seccomp(
      Security security, boolean privileged, CapabilitySet bounding) {
    return switch (security.seccomp()) {
      case SeccompSetting.Unconfined() -> Optional.empty();
      case SeccompSetting.BuiltIn() ->
          privileged
              ? Optional.empty()
              : Optional.of(new SeccompChoice(bounding, host.architecture()));
      case SeccompSetting.Profile(String text) ->
          Optional.of(new SeccompChoice(bounding, host.architecture(), Optional.of(text)));
    };
  }

  private ProcessConfiguration process(
      ContainerSpec spec, ProcessSpec program, boolean privileged, boolean init) {
    Isolation isolation = spec.isolation();
    return new ProcessConfiguration(
        program.terminal(),
        program.user(),
        isolation.groups(),
        program.arguments(),
        program.environment(),
        program.workingDirectory(),
        new Rights(host.available()).of(spec.security(), program.user(), privileged),
        limits(isolation.ulimits()),
        spec.security().noNewPrivileges(),
        isolation.oomScore(),
        UMASK,
        appArmor(spec.security(), privileged),
        init);
  }

  private List<ResourceLimit> limits(List<Ulimit> asked) {
    long openFiles = Math.min(host.openFilesLimit(), OPEN_FILES);
    SortedMap<Integer, ResourceLimit> limits = new TreeMap<>();
    limits.put(RLIMIT_NOFILE, new ResourceLimit(RLIMIT_NOFILE, openFiles, openFiles));
    for (Ulimit limit : asked) {
      int resource = limit.resource();
      limits.put(resource, new ResourceLimit(resource, limit.soft(), limit.hard()));
    }
    return List.copyOf(limits.values());
  }

  /** A default that is not loaded is no default; a profile that was named has to be there. */
  private Optional<String> appArmor(Security security, boolean privileged) {
    String asked = security.appArmor();
    if (asked.equals(UNCONFINED)) {
      return Optional.empty();
    }
    if (asked.isEmpty()) {
      return host.appArmor()
          .filter(loaded -> !privileged && loaded.contains(APP_ARMOR))
          .map(_ -> APP_ARMOR);
    }
    if (host.appArmor().isEmpty()) {
      throw new DarsenaException(
          ErrorKind.REFUSED,
          "cannot use the AppArmor profile `" + asked + "`: AppArmor is not enabled on this host",
          "Leave it out, or use `--security-opt apparmor=unconfined`.");
    }
    return Optional.of(asked);
  }

  private LinuxConfiguration linux(
      ContainerSpec spec,
      CapabilitySet bounding,
      List<MountConfiguration> mounts,
      HostDevices hostDevices) {
    Security security = spec.security();
    Isolation isolation = spec.isolation();
    ContainerNamespaces namespaces = ContainerNamespaces.of(spec, host.namespaces());
    AskedDevices asked = AskedDevices.of(isolation, hostDevices);
    ContainerDevices devices = new ContainerDevices(bounding);
    HiddenPaths hidden = HiddenPaths.of(security);
    return new LinuxConfiguration(
        namespaces.own(),
        new TreeMap<>(namespaces.joined()),
        devices.nodes(
            security.privileged()
                ? Stream.concat(hostDevices.all().stream(), asked.nodes().stream()).toList()
                : asked.nodes()),
        security.privileged() ? List.of(DeviceRule.all(true)) : devices.rules(asked.rules()),
        new Sysctls(namespaces.own()).of(isolation.sysctls(), isolation.domainName()),
        seccomp(security, security.privileged(), bounding),
        hidden.masked(),
        security.privileged() ? hidden.readOnly() : readOnlyPaths(hidden, mounts));
  }

  /** The directory of the hierarchies had to be writable while they were mounted in it. */
  private static List<String> readOnlyPaths(HiddenPaths hidden, List<MountConfiguration> mounts) {
    boolean hierarchies = mounts.stream().anyMatch(CgroupMounts::isDirectoryOfHierarchies);
    return hierarchies
        ? Stream.concat(Stream.of(CgroupMounts.ROOT), hidden.readOnly().stream()).toList()
        : hidden.readOnly();
  }
}
