package darsena.runtime.planning;

import darsena.os.CgroupLayout;
import darsena.os.CgroupLayout.Hierarchy;
import darsena.runtime.config.MountConfiguration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a container sees below /sys/fs/cgroup. It is in a cgroup namespace of its own, so that a
 * fresh mount of each hierarchy shows the container's cgroup as its root.
 */
final class CgroupMounts {
  static final String ROOT = "/sys/fs/cgroup";
  private static final List<String> COMMON = List.of("nosuid", "noexec", "nodev", "relatime");

  private final CgroupLayout layout;

  CgroupMounts(CgroupLayout layout) {
    this.layout = layout;
  }

  /**
   * The mounts, parents first.
   *
   * @param access ro or rw
   */
  List<MountConfiguration> of(String access) {
    if (layout.legacy().isEmpty()) {
      return layout.unified().map(_ -> List.of(unified(ROOT, access))).orElse(List.of());
    }
    List<MountConfiguration> mounts = new ArrayList<>();
    mounts.add(
        new MountConfiguration(ROOT, "tmpfs", "tmpfs", plus(COMMON, "mode=755", "size=64k")));
    for (Hierarchy hierarchy : layout.legacy()) {
      String names = String.join(",", hierarchy.controllers());
      mounts.add(
          new MountConfiguration(
              ROOT + "/" + directory(hierarchy), "cgroup", "cgroup", plus(COMMON, access, names)));
    }
    layout.unified().ifPresent(_ -> mounts.add(unified(ROOT + "/unified", access)));
    return mounts;
  }

  /**
   * The same without a namespace: of each hierarchy of version 1, only the container's own cgroup.
   * Version 2 alone shows the host's whole tree, as with docker.
   *
   * @param cgroups the container's, on the host
   */
  List<MountConfiguration> seen(List<Path> cgroups, String access) {
    if (layout.legacy().isEmpty()) {
      return of(access);
    }
    List<MountConfiguration> mounts = new ArrayList<>();
    for (MountConfiguration mount : of(access)) {
      mounts.add(isDirectoryOfHierarchies(mount) ? mount : bound(mount, cgroups));
    }
    return mounts;
  }

  private MountConfiguration bound(MountConfiguration mount, List<Path> cgroups) {
    Path root =
        mount.type().equals("cgroup2")
            ? layout.unified().orElseThrow()
            : layout.legacy().stream()
                .filter(one -> mount.destination().equals(ROOT + "/" + directory(one)))
                .findFirst()
                .orElseThrow()
                .mount();
    Path own = cgroups.stream().filter(one -> one.startsWith(root)).findFirst().orElseThrow();
    List<String> options = plus(COMMON, mount.options().contains("ro") ? "ro" : "rw", "private");
    return new MountConfiguration(
        mount.destination(), MountConfiguration.BIND, own.toString(), options);
  }

  static boolean isDirectoryOfHierarchies(MountConfiguration mount) {
    return mount.type().equals("tmpfs") && mount.destination().equals(ROOT);
  }

  /** As every tool expects it: the controllers' names; of a named hierarchy, its name. */
  private static String directory(Hierarchy hierarchy) {
    String names = String.join(",", hierarchy.controllers());
    return names.startsWith("name=") ? names.substring("name=".length()) : names;
  }

  private static MountConfiguration unified(String destination, String access) {
    return new MountConfiguration(destination, "cgroup2", "cgroup", plus(COMMON, access));
  }

  private static List<String> plus(List<String> words, String... more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of(more));
    return all;
  }
}
