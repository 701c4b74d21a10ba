package darsena.cgroup.tree;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** A cgroup's directory in one hierarchy, with the cgroups that a container made below it. */
public record CgroupTree(CgroupKernel kernel, Path directory) {

  private static final int TRIES = 100;

  public boolean exists() {
    return kernel.isCgroup(directory);
  }

  /**
   * Makes it, and its parent. Another container's end may take the parent away before this one is
   * in it: then it is made again. The kernel says so in more than one way.
   */
  public void make() throws IOException {
    for (int tries = 1; tries < TRIES; tries++) {
      kernel.make(parent());
      try {
        kernel.make(directory);
        return;
      } catch (FileSystemException parentGone) {
        // Or refused for good: the last try tells.
      }
    }
    kernel.make(parent());
    kernel.make(directory);
  }

  /** Removes the parent unless other containers are in it. */
  public void removeParentIfEmpty() {
    try {
      kernel.remove(parent());
    } catch (IOException inUse) {
      // The last of them does.
    }
  }

  private Path parent() {
    return Objects.requireNonNull(directory.getParent());
  }

  /** Every process in it, by pid; those of foreign pid namespaces, 0 to us, are left out. */
  public List<Integer> members() {
    Set<Integer> pids = new TreeSet<>();
    for (Path cgroup : cgroups()) {
      new CgroupFile(kernel, cgroup, "cgroup.procs")
          .textOrEmpty()
          .lines()
          .map(Integer::valueOf)
          .filter(pid -> pid > 0)
          .forEach(pids::add);
    }
    return List.copyOf(pids);
  }

  /**
   * Removes it, the deepest first. The kernel answers EBUSY for a moment after the last process has
   * ended.
   */
  public void remove() {
    Deadline deadline = Deadline.in(Deadline.PATIENCE);
    while (true) {
      try {
        for (Path cgroup : cgroups().reversed()) {
          kernel.remove(cgroup);
        }
        return;
      } catch (IOException busy) {
        if (!deadline.pause()) {
          throw CgroupFailure.of("remove the cgroup", directory, busy);
        }
      }
    }
  }

  /** This one and all below, parents first. One that vanishes meanwhile is left out. */
  private List<Path> cgroups() {
    List<Path> found = new ArrayList<>();
    collect(directory, found);
    return found;
  }

  private void collect(Path cgroup, List<Path> found) {
    if (!kernel.isCgroup(cgroup)) {
      return;
    }
    found.add(cgroup);
    try {
      kernel.children(cgroup).forEach(child -> collect(child, found));
    } catch (IOException vanished) {
      // Removed by whoever made it; then nothing is in it.
    }
  }
}
