package darsena.cgroup;

import java.util.List;

/** Kills every process of a cgroup, moving or not, forking or not. */
final class Killer {
  private final CgroupKernel kernel;
  private final CgroupTree tree;
  private final Freezer freezer;

  Killer(CgroupKernel kernel, CgroupTree tree, Freezer freezer) {
    this.kernel = kernel;
    this.tree = tree;
    this.freezer = freezer;
  }

  /** Returns when none is left. */
  void killAll() {
    Deadline deadline = Deadline.in(Deadline.PATIENCE);
    List<Integer> members = tree.members();
    while (!members.isEmpty()) {
      killOnce(members);
      if (!deadline.pause()) {
        throw CgroupFailure.of(
            "cannot kill process "
                + members.getFirst()
                + ": it did not end within 10 seconds after SIGKILL",
            "It may be stuck in the kernel, waiting for a device.");
      }
      members = tree.members();
    }
  }

  /** A frozen process dies under version 2; under version 1 only once it is let go. */
  private void killOnce(List<Integer> members) {
    CgroupFile kill = new CgroupFile(kernel, tree.directory(), "cgroup.kill");
    if (kill.exists()) {
      kill.write("1", "kill the container's processes");
      return;
    }
    members.forEach(kernel::kill);
    if (freezer.asked()) {
      freezer.thaw();
    }
  }
}
