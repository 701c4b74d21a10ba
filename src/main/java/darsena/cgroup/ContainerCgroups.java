package darsena.cgroup;

import darsena.cgroup.tree.CgroupFailure;
import darsena.cgroup.tree.CgroupKernel;
import darsena.os.CgroupLayout;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The cgroups of all containers: one directory each, below one parent in every hierarchy of the
 * host, whatever their version.
 */
public final class ContainerCgroups {
  /** The parent unless another is configured. */
  public static final String PARENT = "darsena";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,200}");

  private final CgroupKernel kernel;
  private final CgroupLayout layout;
  private final String parent;

  /**
   * @param parent the directory below each hierarchy's mount
   */
  public ContainerCgroups(CgroupLayout layout, String parent) {
    this(CgroupKernel.real(), layout, parent);
  }

  ContainerCgroups(CgroupKernel kernel, CgroupLayout layout, String parent) {
    this.kernel = kernel;
    this.layout = layout;
    this.parent = checked(parent);
  }

  /** The cgroup of a container, there or not; nothing is done yet. */
  public ContainerCgroup of(String id) {
    String name = checked(id);
    if (layout.legacy().isEmpty()) {
      return new UnifiedCgroup(kernel, unifiedRoot(), parent, name);
    }
    return new LegacyCgroup(kernel, layout, parent, name);
  }

  private Path unifiedRoot() {
    return layout
        .unified()
        .orElseThrow(() ->
            CgroupFailure.of(
                "cannot use cgroups: none are mounted on this host",
                "Mount cgroup2 at /sys/fs/cgroup."));
  }

  /**
   * The cgroup at a path below every hierarchy's mount, which somebody else has named.
   *
   * @param path relative to the mounts
   */
  public static ContainerCgroup at(CgroupLayout layout, Path path) {
    String parent = path.getParent() == null ? "" : path.getParent().toString();
    String name = path.getFileName().toString();
    CgroupKernel kernel = CgroupKernel.real();
    return layout.legacy().isEmpty()
        ? new UnifiedCgroup(kernel, layout.unified().orElseThrow(), parent, name)
        : new LegacyCgroup(kernel, layout, parent, name);
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name for a cgroup: " + name);
    }
    return name;
  }
}
