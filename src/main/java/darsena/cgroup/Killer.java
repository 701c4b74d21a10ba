package darsena.cgroup;

import darsena.cgroup.tree.CgroupFailure;
import darsena.cgroup.tree.CgroupFile;
import darsena.cgroup.tree.CgroupKernel;
import darsena.cgroup.tree.CgroupTree;
import darsena.cgroup.tree.Deadline;
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
      killOnce();
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

  /**
   * Version 2 kills all at once. Under version 1 they are held meanwhile, so that none is born
   * while others are counted; they die once they are let go.
   */
  private void killOnce() {
    CgroupFile kill = new CgroupFile(kernel, tree.directory(), "cgroup.kill");
    if (kill.exists()) {
      kill.write("1", "kill the container's processes");
      return;
    }
    freezer.ask();
    tree.members().forEach(kernel::kill);
    if (freezer.asked()) {
      freezer.thaw();
    }
  }
}
