package darsena.runtime.planning;

import darsena.container.ContainerSpec;
import darsena.container.MountSpec;
import darsena.container.isolation.IpcMode;
import darsena.container.isolation.Isolation;
import darsena.container.isolation.NamespaceMode;
import darsena.error.DarsenaException;
import darsena.error.ErrorKind;
import darsena.runtime.LaunchPaths;
import darsena.runtime.config.MountConfiguration;
import darsena.runtime.config.ProcFiles;
import darsena.runtime.host.HostFeatures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The mounts of a container, in order: the system's own, then what was asked for. */
final class ContainerMounts {
  static final String SHARED_MEMORY = "/dev/shm";

  private final HostFeatures host;

  ContainerMounts(HostFeatures host) {
    this.host = host;
  }

  /**
   * A mount that was asked for takes the place of the system's own at the same path, and of those
   * inside it.
   */
  List<MountConfiguration> of(ContainerSpec spec, LaunchPaths paths) {
    List<MountConfiguration> asked =
        spec.mounts().stream().map(ContainerMounts::configuration).toList();
    Set<String> taken =
        asked.stream().map(MountConfiguration::destination).collect(Collectors.toSet());
    refuseTwice(asked);
    List<MountConfiguration> all = new ArrayList<>();
    system(spec, paths).stream()
        .filter(own -> !covered(own.destination(), taken))
        .forEach(all::add);
    Stream.concat(
            Stream.concat(networkFiles(paths, spec.readOnlyRoot()), temporary(spec))
                .filter(own -> !taken.contains(own.destination())),
            asked.stream())
        .sorted(PARENTS_FIRST)
        .forEach(all::add);
    return all;
  }

  private static final Comparator<MountConfiguration> PARENTS_FIRST =
      (one, other) -> Integer.compare(depth(one), depth(other));

  private static int depth(MountConfiguration mount) {
    return Path.of(mount.destination()).getNameCount();
  }

  private static boolean covered(String path, Set<String> taken) {
    return taken.contains(path) || taken.stream().anyMatch(one -> path.startsWith(one + "/"));
  }

  private static void refuseTwice(List<MountConfiguration> asked) {
    Set<String> seen = new HashSet<>();
    for (MountConfiguration mount : asked) {
      if (!seen.add(mount.destination())) {
        throw refused(mount.destination(), "two mounts were asked for there");
      }
    }
  }

  /**
   * Files of the host's state: programs in the container may write them, never use them otherwise.
   */
  private static Stream<MountConfiguration> networkFiles(LaunchPaths paths, boolean readOnly) {
    List<String> options = new ArrayList<>(List.of("private", "nosuid", "nodev", "noexec"));
    if (readOnly) {
      options.add("ro");
    }
    return Stream.of(
        bind("/etc/resolv.conf", paths.resolvConf(), options),
        bind("/etc/hosts", paths.hosts(), options),
        bind("/etc/hostname", paths.hostname(), options));
  }

  private static MountConfiguration bind(String target, Path source, List<String> options) {
    return new MountConfiguration(target, MountConfiguration.BIND, source.toString(), options);
  }

  /** Under a read-only root, as podman has it. */
  private static Stream<MountConfiguration> temporary(ContainerSpec spec) {
    return spec.readOnlyRoot() && spec.isolation().writableTemporary()
        ? Stream.of("/run", "/tmp", "/var/tmp")
            .map(path -> mount(path, "tmpfs", "nosuid", "nodev", "mode=1777"))
        : Stream.of();
  }

  private List<MountConfiguration> system(ContainerSpec spec, LaunchPaths paths) {
    boolean privileged = spec.security().privileged();
    String access = privileged ? "rw" : "ro";
    String cgroups = privileged || spec.security().writableCgroups() ? "rw" : "ro";
    List<MountConfiguration> mounts = new ArrayList<>();
    mounts.add(mount("/proc", "proc", "nosuid", "noexec", "nodev"));
    mounts.add(mount("/dev", "tmpfs", "nosuid", "strictatime", "mode=755", "size=65536k"));
    mounts.add(
        mount(
            "/dev/pts",
            "devpts",
            "nosuid",
            "noexec",
            "newinstance",
            "ptmxmode=0666",
            "mode=0620",
            "gid=5"));
    mounts.add(mount("/sys", "sysfs", "nosuid", "noexec", "nodev", access));
    CgroupMounts hierarchies = new CgroupMounts(host.cgroups());
    boolean own = spec.isolation().namespaces().cgroup() instanceof NamespaceMode.Own;
    mounts.addAll(own ? hierarchies.of(cgroups) : hierarchies.seen(paths.cgroups(), cgroups));
    if (host.fileSystems().contains("mqueue")) {
      mounts.add(mount("/dev/mqueue", "mqueue", "nosuid", "noexec", "nodev"));
    }
    sharedMemory(spec.isolation()).ifPresent(mounts::add);
    return mounts;
  }

  private static Optional<MountConfiguration> sharedMemory(Isolation isolation) {
    String size = "size=" + isolation.sharedMemory();
    return switch (isolation.namespaces().ipc()) {
      case IpcMode.Private(), IpcMode.Shareable() ->
          Optional.of(
              mount(SHARED_MEMORY, "tmpfs", "nosuid", "noexec", "nodev", "mode=1777", size));
      case IpcMode.Host() ->
          Optional.of(bind(SHARED_MEMORY, Path.of(SHARED_MEMORY), List.of("private")));
      case IpcMode.None() -> Optional.empty();
      case IpcMode.Joined(String _) -> Optional.empty();
    };
  }

  private static MountConfiguration configuration(MountSpec spec) {
    String target = target(spec.target());
    List<String> options = new ArrayList<>();
    return switch (spec) {
      case MountSpec.Bind bind -> {
        options.addAll(List.of(bind.recursive() ? "rbind" : "bind", propagation(bind)));
        if (bind.readOnly()) {
          options.add(bind.recursiveReadOnly() ? "rro" : "ro");
        }
        yield new MountConfiguration(target, MountConfiguration.BIND, bind.source(), options);
      }
      case MountSpec.Tmpfs tmpfs -> {
        options.addAll(TmpfsOptions.of(tmpfs.options()));
        options.add("mode=" + Integer.toOctalString(tmpfs.mode()));
        if (tmpfs.size() > 0) {
          options.add("size=" + tmpfs.size());
        }
        if (tmpfs.readOnly()) {
          options.add("ro");
        }
        yield new MountConfiguration(target, "tmpfs", "tmpfs", options);
      }
    };
  }

  /** A shared mount would need the host's own mount namespace to take part in the launch. */
  private static String propagation(MountSpec.Bind bind) {
    return switch (bind.propagation()) {
      case "private", "rprivate", "slave", "rslave" -> bind.propagation();
      default ->
          throw new DarsenaException(
              ErrorKind.INVALID,
              "cannot mount `%s` with propagation `%s`: mounts made in a container stay in it"
                  .formatted(bind.target(), bind.propagation()),
              "Use `rslave` to see mounts that the host makes later.");
    };
  }

  private static String target(String asked) {
    Path path = Path.of(asked).normalize();
    String clean = path.toString();
    boolean climbs = asked.equals("..") || asked.contains("/../") || asked.endsWith("/..");
    if (!path.isAbsolute() || climbs || clean.equals("/")) {
      throw refused(asked, "the target must be an absolute path below the root, without `..`");
    }
    if (path.startsWith("/proc") && !ProcFiles.COVERABLE.contains(clean)) {
      throw refused(asked, "nothing can be mounted over the kernel's own files");
    }
    return clean;
  }

  private static DarsenaException refused(String target, String reason) {
    return new DarsenaException(
        ErrorKind.INVALID, "cannot mount anything at `" + target + "`: " + reason, "");
  }

  private static MountConfiguration mount(String destination, String type, String... options) {
    return new MountConfiguration(destination, type, type, List.of(options));
  }
}
