package darsena.cgroup.bundle;

import darsena.cgroup.ContainerCgroup;
import darsena.cgroup.ContainerCgroups;
import darsena.cgroup.tree.CgroupFailure;
import darsena.cgroup.tree.CgroupFile;
import darsena.cgroup.tree.CgroupKernel;
import darsena.cgroup.tree.CgroupTree;
import darsena.container.isolation.DeviceRule;
import darsena.io.JsonFields;
import darsena.os.CgroupLayout;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The cgroup of a bundle's container: one path in every hierarchy of the host. */
public final class BundleCgroup {
  private static final int TRIES = 100;
  private static final List<String> CONTROLLERS =
      List.of("cpu", "cpuset", "memory", "pids", "io", "hugetlb", "rdma");

  private final CgroupKernel kernel = CgroupKernel.real();
  private final CgroupLayout layout;
  private final Path path;

  /**
   * @param cgroupsPath absolute below every hierarchy's mount; a relative one, or none, is below
   *     Darsena's own
   */
  public BundleCgroup(CgroupLayout layout, String cgroupsPath, String id) {
    this.layout = layout;
    String wanted = cgroupsPath.isEmpty() ? id : cgroupsPath;
    Path absolute =
        wanted.startsWith("/") ? Path.of(wanted) : Path.of("/", ContainerCgroups.PARENT, wanted);
    Path plain = absolute.normalize();
    if (plain.getNameCount() == 0 || !plain.equals(absolute)) {
      throw new IllegalArgumentException(
          "cgroupsPath \"" + cgroupsPath + "\" must be below the root, without . and ..");
    }
    this.path = Path.of("/").relativize(plain);
  }

  /** Its directories by the hierarchies' mounts. */
  public Map<Path, Path> directories() {
    Map<Path, Path> directories = new LinkedHashMap<>();
    roots().forEach(root -> directories.put(root, root.resolve(path)));
    return directories;
  }

  /** What is done with every container's. */
  public ContainerCgroup control() {
    return ContainerCgroups.at(layout, path);
  }

  /** The directories that {@link #make} would make, each after those that it is in. */
  public List<Path> missing() {
    List<Path> missing = new ArrayList<>();
    for (Path root : roots()) {
      Path directory = root;
      for (Path name : path) {
        directory = directory.resolve(name);
        if (!kernel.isCgroup(directory)) {
          missing.add(directory);
        }
      }
    }
    return missing;
  }

  /**
   * Makes the directories. One that is there, as the parent of several containers may be, stays.
   */
  public void make() {
    try {
      for (Path root : roots()) {
        makeWithParents(root);
      }
    } catch (IOException refused) {
      throw CgroupFailure.of("make the cgroup", path, refused);
    }
  }

  /** Another container's end may take a parent away until this one is in it. */
  private void makeWithParents(Path root) throws IOException {
    for (int tries = 1; tries < TRIES; tries++) {
      try {
        make(root);
        return;
      } catch (NoSuchFileException parentGone) {
        // Or refused for good: the last try tells.
      }
    }
    make(root);
  }

  /**
   * Removes what was made: the container's own with all that is in it, those above unless others
   * use them.
   *
   * @param made as {@link #missing} told before
   */
  public void remove(List<Path> made) {
    Set<Path> own = Set.copyOf(directories().values());
    if (made.stream().anyMatch(own::contains)) {
      control().killAll();
    }
    for (Path directory : made.reversed()) {
      if (own.contains(directory)) {
        new CgroupTree(kernel, directory).remove();
      } else {
        removeIfEmpty(directory);
      }
    }
    roots().forEach(root -> removeIfEmpty(root.resolve(ContainerCgroups.PARENT)));
  }

  private void removeIfEmpty(Path directory) {
    try {
      kernel.remove(directory);
    } catch (IOException inUse) {
      // The last of them does.
    }
  }

  private void make(Path root) throws IOException {
    boolean unified = layout.unified().filter(root::equals).isPresent();
    boolean processors =
        layout.legacy("cpuset").filter(one -> one.mount().equals(root)).isPresent();
    Path above = root;
    for (Path name : path) {
      if (unified && layout.legacy().isEmpty()) {
        delegate(above);
      }
      Path directory = above.resolve(name);
      kernel.make(directory);
      if (processors) {
        inherit(above, directory, "cpuset.cpus");
        inherit(above, directory, "cpuset.mems");
      }
      above = directory;
    }
  }

  private void delegate(Path cgroup) throws IOException {
    List<String> offered = words(cgroup, "cgroup.controllers");
    List<String> already = words(cgroup, "cgroup.subtree_control");
    for (String controller : CONTROLLERS) {
      if (offered.contains(controller) && !already.contains(controller)) {
        new CgroupFile(kernel, cgroup, "cgroup.subtree_control").write("+" + controller);
      }
    }
  }

  private List<String> words(Path cgroup, String file) {
    return List.of(new CgroupFile(kernel, cgroup, file).textOrEmpty().split(" ", -1));
  }

  /** A new cpuset is empty, and nobody can join an empty one. */
  private void inherit(Path above, Path directory, String file) throws IOException {
    CgroupFile own = new CgroupFile(kernel, directory, file);
    if (own.exists() && own.text().isEmpty()) {
      own.write(new CgroupFile(kernel, above, file).text());
    }
  }

  /** Writes every limit; the whole is an error when the kernel refuses one. */
  public void apply(JsonFields resources) {
    boolean unified = layout.legacy().isEmpty();
    List<ResourceWrite> due =
        new ArrayList<>(unified ? UnifiedResources.of(resources) : LegacyResources.of(resources));
    // Some values may only be set once others are: what was refused is tried again after the rest.
    while (!due.isEmpty()) {
      List<ResourceWrite> refused = new ArrayList<>();
      Optional<IOException> reason = Optional.empty();
      for (ResourceWrite one : due) {
        try {
          write(one);
        } catch (IOException failure) {
          refused.add(one);
          reason = Optional.of(failure);
        }
      }
      if (refused.size() == due.size()) {
        throw CgroupFailure.of(
            "set " + refused.getLast().file() + " to " + refused.getLast().value(),
            path,
            reason.orElseThrow());
      }
      due = refused;
    }
  }

  private void write(ResourceWrite one) throws IOException {
    Path directory =
        directory(one.controller())
            .orElseThrow(() ->
                CgroupFailure.missing(
                    "set " + one.file(),
                    one.controller(),
                    "Leave it out, or enable the controller on this host."));
    new CgroupFile(kernel, directory, one.file()).write(one.value());
  }

  /** Restricts the devices where files do that; on version 2 a filter does. */
  public void restrict(List<DeviceRule> rules) {
    Optional<Path> directory = layout.legacy("devices").map(one -> one.mount().resolve(path));
    if (directory.isEmpty()) {
      return;
    }
    BundleDeviceRules.requireLegacy(rules);
    for (DeviceRule rule : rules) {
      new CgroupFile(kernel, directory.get(), rule.allow() ? "devices.allow" : "devices.deny")
          .write(rule.text(), "restrict the devices");
    }
  }

  private Optional<Path> directory(String controller) {
    Optional<Path> root =
        layout.legacy().isEmpty()
            ? layout.unified()
            : layout.legacy(controller).map(CgroupLayout.Hierarchy::mount);
    return root.map(one -> one.resolve(path));
  }

  private List<Path> roots() {
    List<Path> roots = new ArrayList<>();
    layout.legacy().forEach(one -> roots.add(one.mount()));
    layout.unified().ifPresent(roots::add);
    return roots;
  }
}
